#include "adapters/store/fact_effects.hpp"

#include "adapters/store/event_notes.hpp"
#include "adapters/store/events.hpp"
#include "adapters/store/job_store.hpp"
#include "adapters/store/ledger_store.hpp"
#include "adapters/store/log_store.hpp"
#include "adapters/store/order_store.hpp"
#include "adapters/store/payment_store.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/refund_effects.hpp"
#include "adapters/store/reminders.hpp"
#include "adapters/store/stamp_store.hpp"
#include "domain/ledger/postings.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using domain::journal::Fact;
using domain::journal::Kind;
using domain::payment::State;

constexpr auto select_latest_move = R"sql(
    SELECT to_state, seq FROM payment_transition WHERE payment_id = :payment_id ORDER BY seq DESC LIMIT 1)sql";

constexpr auto update_payment = R"sql(
    UPDATE payment SET state = :state, seq = :seq WHERE payment_id = :payment_id)sql";

constexpr auto insert_place = R"sql(
    INSERT INTO payment_open (order_id, payment_id) VALUES (:order_id, :payment_id))sql";

constexpr auto delete_place = R"sql(
    DELETE FROM payment_open WHERE payment_id = :payment_id)sql";

constexpr auto select_closed = R"sql(
    SELECT day FROM closing WHERE until_us > :at_us LIMIT 1)sql";

constexpr auto select_last_leaf = R"sql(
    SELECT entry FROM log_leaf WHERE log_name = 'issue' ORDER BY log_index DESC LIMIT 1)sql";

struct ByPayment {
    std::string payment_id;
};

struct Latest {
    std::string to_state;
    int seq;
};

struct Stand {
    std::string state;
    int seq;
    std::string payment_id;
};

struct Place {
    std::string order_id;
    std::string payment_id;
};

struct At {
    std::int64_t at_us;
};

struct ClosedDay {
    std::string day;
};

struct LastLeaf {
    std::string entry;
};

domain::ledger::PartAmounts parts_of(app::stamp::StampRow const& row)
{
    return {row.receipt, row.chancery, row.service_part};
}

void remind(app::pay::Reminders& reminders, core::PaymentId const& id, State state, core::Instant now)
{
    switch (state) {
    case State::redirected:
        reminders.expire(id, now);
        [[fallthrough]];
    case State::authorised:
    case State::capturing:
    case State::unknown:
    case State::expiring:
        reminders.ask_status(id, now);
        return;
    case State::voiding:
    case State::refunding:
        reminders.undo(id, now);
        return;
    default:
        return;
    }
}

} // namespace

struct FactEffects::Stores {
    explicit Stores(soci::session& session)
        : payments{session},
          orders{session},
          ledger{session},
          stamps{session},
          log{session},
          jobs{session},
          events{session},
          refunds{session},
          latest{session, select_latest_move},
          stand{session, update_payment},
          take_place{session, insert_place},
          free_place{session, delete_place},
          last_leaf{session, select_last_leaf},
          closed{session, select_closed}
    {
    }

    SqlPaymentStore payments;
    SqlOrderStore orders;
    SqlLedgerStore ledger;
    SqlStampStore stamps;
    SqlLogStore log;
    SqlJobStore jobs;
    EventNotes events;
    JobReminders reminders{jobs};
    RefundEffects refunds;
    Prepared<ByPayment, Latest> latest;
    Prepared<Stand> stand;
    Prepared<Place> take_place;
    Prepared<ByPayment> free_place;
    Prepared<Nothing, LastLeaf> last_leaf;
    Prepared<At, ClosedDay> closed;
};

FactEffects::FactEffects(soci::session& session) : stores_{std::make_unique<Stores>(session)} {}

FactEffects::~FactEffects() = default;

void FactEffects::settle(Fact const& fact, core::Instant now)
{
    switch (fact.kind) {
    case Kind::moved:
        settle_payment(fact, now);
        return post_payment(fact, now);
    case Kind::paid:
        return note_paid(fact);
    case Kind::issued:
        return post_issue(fact, now);
    case Kind::logged:
        return settle_log();
    case Kind::ended:
        return post_end(fact, now);
    case Kind::refund_asked:
    case Kind::refund_moved:
        return stores_->refunds.settle(fact, now);
    default:
        return;
    }
}

void FactEffects::settle_payment(Fact const& moved, core::Instant now)
{
    auto const& id = text_of(moved, "payment_id");
    auto const latest = stores_->latest.one({id});
    auto const payment = stores_->payments.find({id});
    if (!latest || !payment) return;
    stores_->stand.run({latest->to_state, latest->seq, id});
    auto const state = domain::payment::state_of(latest->to_state);
    if (domain::payment::is_open(state))
        stores_->take_place.insert({payment->order.value, id}, Key::primary);
    else
        stores_->free_place.run({id});
    remind(stores_->reminders, {id}, state, now);
}

// What was closed without this posting stays as it was closed.
core::Instant FactEffects::of_an_open_day(core::Instant at, core::Instant now)
{
    auto const closed = stores_->closed.one({core::micros_of(at)});
    return closed ? now : at;
}

// Money is posted in the transaction of the transition that it causes, at the same moment.
void FactEffects::post_payment(Fact const& moved, core::Instant now)
{
    auto const payment = stores_->payments.find({text_of(moved, "payment_id")});
    if (!payment) return;
    auto const at = core::instant_of_micros(number_of(moved, "at_us"));
    auto const to = domain::payment::state_of(text_of(moved, "to_state"));
    auto then = *payment;
    then.state = to;
    if (auto event = event_of(then, at)) stores_->events.note(*std::move(event));
    if (to == State::captured || to == State::captured_late || to == State::refunding)
        stores_->ledger.post_missing(
            domain::ledger::capture(payment->id.value, payment->acquirer, payment->amount),
            of_an_open_day(at, now)
        );
    if (to == State::refunded)
        stores_->ledger.post_missing(
            domain::ledger::give_back(payment->id.value, payment->acquirer, payment->amount),
            of_an_open_day(at, now)
        );
}

void FactEffects::note_paid(Fact const& paid)
{
    if (auto const how = stores_->orders.paid({text_of(paid, "order_id")}))
        stores_->events.note(event_of(*how));
}

void FactEffects::post_issue(Fact const& issued, core::Instant now)
{
    auto const stamp = stores_->stamps.find(text_of(issued, "number"));
    auto const paid = stores_->orders.paid({text_of(issued, "order_id")});
    if (!stamp || !paid) return;
    stores_->events.note(event_of(stamp->row));
    stores_->ledger.post_missing(
        domain::ledger::issue(stamp->row.number, stamp->row.mission, parts_of(stamp->row)),
        of_an_open_day(paid->at, now)
    );
}

void FactEffects::post_end(Fact const& ended, core::Instant now)
{
    auto const stamp = stores_->stamps.find(text_of(ended, "number"));
    if (!stamp) return;
    auto const at = core::instant_of_micros(number_of(ended, "at_us"));
    auto const& row = stamp->row;
    if (stamp->end) stores_->events.note(event_of(*stamp->end));
    auto const posting = text_of(ended, "kind") == "voided"
                             ? domain::ledger::void_stamp(row.number, row.mission, parts_of(row))
                             : domain::ledger::redeem(row.number, row.mission, parts_of(row));
    stores_->ledger.post_missing(posting, of_an_open_day(at, now));
}

// The last leaf says how many there are, and the totals with itself included.
void FactEffects::settle_log()
{
    auto const last = stores_->last_leaf.one({});
    if (!last) return;
    auto const leaf = domain::tlog::decode(core::from_base64(last->entry).value_or(core::Bytes{}));
    if (!leaf) throw StoreFailure{"the last leaf of the log cannot be read"};
    auto const head = stores_->log.head();
    if (head.size <= leaf->index) stores_->log.advance(head.size, {leaf->index + 1, leaf->totals});
}

} // namespace etimbre::adapters::store
