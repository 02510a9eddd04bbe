#include "app/notice/owe_notice.hpp"

namespace etimbre::app::notice {

bool owe_notice(Books books, Owed const& owed, core::Sha256 sha256, core::Instant now)
{
    auto const notice = domain::notice::new_notice(owed.order, owed.event, owed.occasion, sha256, now);
    if (!books.notices.insert(notice)) return false;
    books.jobs.schedule(jobs::Kind::mail, notice.id.value, now);
    return true;
}

} // namespace etimbre::app::notice
