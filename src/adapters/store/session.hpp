#pragma once

#include "adapters/store/callback_inbox.hpp"
#include "adapters/store/closed_days.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/event_notes.hpp"
#include "adapters/store/feed_store.hpp"
#include "adapters/store/figure_store.hpp"
#include "adapters/store/job_store.hpp"
#include "adapters/store/ledger_books.hpp"
#include "adapters/store/ledger_store.hpp"
#include "adapters/store/log_store.hpp"
#include "adapters/store/notes.hpp"
#include "adapters/store/notice_store.hpp"
#include "adapters/store/order_store.hpp"
#include "adapters/store/payment_store.hpp"
#include "adapters/store/quote_store.hpp"
#include "adapters/store/refund_store.hpp"
#include "adapters/store/reminders.hpp"
#include "adapters/store/reply_store.hpp"
#include "adapters/store/stamp_store.hpp"
#include "app/work/lane.hpp"
#include "app/work/payer_notices.hpp"

#include <functional>
#include <memory>

namespace etimbre::adapters::store {

class SqlBackOffice; // adapters/store/back_office.hpp

/// Makes the desk that issues stamps into these books, which outlive it.
using DeskFactory = std::function<std::unique_ptr<app::pay::StampDesk>(app::stamp::Books&)>;

/// Makes what tells payers, into these books, which outlive it.
using NoticesFactory = std::function<std::unique_ptr<app::work::PayerNotices>(app::notice::Books)>;
/// Where no mail is sent, nobody is told.
std::unique_ptr<app::work::PayerNotices> tell_nobody(app::notice::Books books);

/// A connection with every store on it, each with its statements prepared. For one thread at a time.
class Session {
public:
    /// Throws StoreFailure as `open_database` does.
    Session(
        Place const& place,
        Access access,
        DeskFactory const& make_desk,
        NoticesFactory const& make_notices = tell_nobody
    );
    ~Session();
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    app::work::Unit unit();
    soci::session& sql() { return *sql_; }
    SqlReplyStore& replies() { return replies_; }
    /// What the stores of this session note, once somebody begins the noting.
    Notes& notes() { return notes_; }
    /// Where its stores note what happened.
    EventNotes& events() { return events_; }

private:
    std::unique_ptr<soci::session> sql_;
    Notes notes_;
    EventNotes events_;
    SqlQuoteStore quotes_;
    SqlOrderStore orders_;
    SqlPaymentStore payments_;
    SqlLedgerStore ledger_;
    SqlJobStore jobs_;
    JobReminders reminders_;
    SqlCallbackInbox inbox_;
    SqlStampStore stamps_;
    SqlRefundStore refunds_;
    JobRefundReminders refund_reminders_;
    SqlLogStore log_;
    SqlReplyStore replies_;
    SqlFigureStore figures_;
    SqlFeedStore feed_;
    SqlNoticeStore notices_;
    SqlLedgerBooks ledger_books_;
    SqlClosedDays days_;
    std::unique_ptr<SqlBackOffice> back_office_;
    app::stamp::Books stamp_books_;
    std::unique_ptr<app::pay::StampDesk> desk_;
    std::unique_ptr<app::work::PayerNotices> told_;
};

} // namespace etimbre::adapters::store
