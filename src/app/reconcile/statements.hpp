#pragma once

#include "app/reconcile/ports.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Whether the bank's statements, and the pages of one, follow each other: as soon as a file is published,
/// and for pages, which come in any order, again when the missing one is overdue.
namespace etimbre::app::reconcile {

/// What is wrong with each of those pages, and with how the one behind it opens, goes into the queue; a
/// missing page only where its neighbour has waited for it long enough. The last page that was looked at;
/// nothing where there is none behind it.
std::optional<StatementPage>
look_at_pages(Books& books, PublishedPages const& which, Terms const& terms, core::Instant now);

/// What is in the queue and was mended by a file that came later ends; what is wrong in another way by now is
/// said anew. The last page that was looked at by its identity; empty where there is none behind it.
std::string look_at_waiting_pages(
    Books& books, std::string_view after_identity, std::size_t most, Terms const& terms, core::Instant now
);

} // namespace etimbre::app::reconcile
