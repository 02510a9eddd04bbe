#pragma once

#include "app/reconcile/ports.hpp"

#include <string>
#include <string_view>

/// The queue of what people must look at, and the money that waits with it.
namespace etimbre::app::reconcile {

/// The first half of the SHA-256 of its subject: the same thing is in the queue once, however often it is
/// found.
std::string exception_id(Terms const& terms, std::string_view subject_kind, std::string_view subject_id);

/// The name of a line or a movement of a file.
std::string place_of(std::string_view file, std::int64_t number);

/// Puts it into the queue. What is parked is posted with it: the acquirer's account against suspense. Nothing
/// happens where its subject is in the queue already.
void open_exception(Books& books, Exception const& exception, std::int64_t parked_minor, core::Instant now);

/// The same for what can change from file to file: one that is undecided is given its new amount, one that
/// files had explained is opened again; what people decided stays.
void raise_exception(Books& books, Exception const& exception, core::Instant now);

/// What no file tells of, or what does not follow: of what is missing the money waits in the acquirer's
/// account, of anything else there is none.
void raise_overdue(Books& books, Overdue const& overdue, Terms const& terms, core::Instant now);

/// A later file explains it: what was parked goes back to the acquirer's account, what was written off is
/// taken back first. `fee` is posted with it, as a cost of the line that is now matched.
void correct_exception(
    Books& books, Exception const& exception, std::string_view why, core::Money fee, core::Instant now
);

/// Who acts where no person does.
inline constexpr std::string_view files_actor = "files";

} // namespace etimbre::app::reconcile
