#pragma once

#include "app/stamp/inspect.hpp"
#include "app/work/lane.hpp"
#include "core/result.hpp"
#include "http/api/desk.hpp"
#include "http/server/fields.hpp"

#include <functional>
#include <optional>
#include <string>

namespace etimbre::http::api {

/// What somebody holds up: the text of a code, or a typed number.
struct Shown {
    std::optional<std::string> text;
    std::optional<std::string> number;
};

/// Reads `text` or `number`, exactly one of them. Any text may stand in either: whether it is a stamp is the
/// question, not a condition for asking it.
Shown parse_shown(server::Fields& fields);

/// Verifies the code, or reads the number. Pure: asks no books. Refuses as `domain::stamp::verify` and
/// `domain::stamp::parse_number` do.
core::Result<app::stamp::Presented> examine(Desk const& desk, Shown const& shown, core::Instant now);

/// Looks a stranger's stamp up in the books.
using Look = std::move_only_function<core::Result<app::stamp::StampState>(app::work::Unit&)>;

/// How to look at what a stranger shows, who learns of it what the code itself says, and by a number less.
/// Refuses what is no code or no number before any book is asked. The signature is judged beside the row: a
/// code that we made is known by making it again. `desk` must outlive the look.
core::Result<Look> way_to_look(Desk const& desk, Shown const& shown, core::Instant now);

/// Tells the gate where a number led to no stamp.
void note_if_unknown(Desk const& desk, core::Reason reason);

} // namespace etimbre::http::api
