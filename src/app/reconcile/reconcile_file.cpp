#include "app/reconcile/reconcile_file.hpp"

#include "app/reconcile/match_lines.hpp"
#include "app/reconcile/payouts.hpp"
#include "app/reconcile/withdrawn.hpp"

namespace etimbre::app::reconcile {

bool reconcile_step(Books& books, std::string_view file, Terms const& terms, core::Instant now)
{
    auto const progress = books.files.progress(file);
    if (!progress) return books.files.begin(file, now);
    switch (progress->stage) {
    case Stage::entries:
        take_up_entries(books, *progress, now);
        return true;
    case Stage::lines:
        match_next_lines(books, *progress, terms, now);
        return true;
    case Stage::payouts:
        if (raise_withdrawn(books, *progress, terms, now)) return true;
        decide_next_entries(books, *progress, terms, now);
        return true;
    case Stage::done:
        return false;
    }
    return false;
}

} // namespace etimbre::app::reconcile
