#include "adapters/store/session.hpp"

#include "adapters/store/back_office.hpp"

namespace etimbre::adapters::store {

namespace {

class Silence final : public app::work::PayerNotices {
public:
    void stamps_ready(core::OrderId const&, core::Instant) override {}
    void refund_moved(app::refund::Refund const&, core::Instant) override {}
};

} // namespace

std::unique_ptr<app::work::PayerNotices> tell_nobody(app::notice::Books)
{
    return std::make_unique<Silence>();
}

Session::Session(
    Place const& place, Access access, DeskFactory const& make_desk, NoticesFactory const& make_notices
)
    : sql_{open_database(place, access)},
      events_{*sql_},
      quotes_{*sql_, &notes_},
      orders_{*sql_, &notes_, &quotes_, &events_},
      payments_{*sql_, &notes_, &events_},
      ledger_{*sql_},
      jobs_{*sql_},
      reminders_{jobs_},
      inbox_{*sql_},
      stamps_{*sql_, &notes_, &events_},
      refunds_{*sql_, &notes_, &events_},
      refund_reminders_{jobs_},
      log_{*sql_, &notes_},
      replies_{*sql_, &notes_},
      figures_{*sql_},
      feed_{*sql_},
      notices_{*sql_},
      ledger_books_{*sql_},
      days_{*sql_},
      back_office_{std::make_unique<SqlBackOffice>(*sql_)},
      stamp_books_{stamps_, log_, ledger_},
      desk_{make_desk(stamp_books_)},
      told_{make_notices({notices_, jobs_})}
{
}

Session::~Session() = default;

app::work::Unit Session::unit()
{
    return {
        .pay = {quotes_, orders_, payments_, ledger_, reminders_, inbox_, *desk_, *told_},
        .stamp = stamp_books_,
        .refund = {refunds_, orders_, payments_, stamps_, ledger_, refund_reminders_, *told_},
        .replies = replies_,
        .jobs = jobs_,
        .figures = figures_,
        .feed = feed_,
        .notices = notices_,
        .ledger = ledger_books_,
        .days = days_,
        .back_office = *back_office_
    };
}

} // namespace etimbre::adapters::store
