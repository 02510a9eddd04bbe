#pragma once

#include "app/notice/ports.hpp"
#include "domain/notice/patience.hpp"

#include <functional>
#include <optional>

namespace etimbre::app::notice {

/// What sending needs besides the notice.
struct Mailing {
    Transactions& transactions;
    Scribe const& scribe;
    Postman& postman;
    core::Clock clock;
    domain::notice::Patience patience{};
    /// How each try ended, for an operator.
    std::function<void(Notice const&, std::string_view why)> on_try = [](Notice const&, std::string_view) {};
};

/// Sends one mail: `sending` is committed before it goes and the end after it, so that a worker killed in
/// between leaves it to be sent again under the same id: at least once, never lost. The value is when to try
/// again; nothing means that it is over. What it throws leaves it owed.
std::optional<core::Instant> send_notice(Mailing const& at, NoticeId const& id);

} // namespace etimbre::app::notice
