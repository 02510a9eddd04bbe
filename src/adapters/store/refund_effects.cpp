#include "adapters/store/refund_effects.hpp"

#include "adapters/store/event_notes.hpp"
#include "adapters/store/events.hpp"
#include "adapters/store/job_store.hpp"
#include "adapters/store/ledger_store.hpp"
#include "adapters/store/payment_store.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/refund_store.hpp"
#include "adapters/store/reminders.hpp"
#include "domain/ledger/postings.hpp"

#include <cstdint>
#include <utility>

namespace etimbre::adapters::store {
namespace {

using app::refund::Refund;
using domain::journal::Kind;
using domain::refund::State;

constexpr auto select_latest_move = R"sql(
    SELECT to_state, seq, at_us FROM refund_transition WHERE refund_id = :refund_id ORDER BY seq DESC LIMIT 1)sql";

constexpr auto update_refund = R"sql(
    UPDATE refund SET state = :state, seq = :seq, moved_us = :moved_us WHERE refund_id = :refund_id)sql";

constexpr auto select_ended = R"sql(
    SELECT at_us FROM refund_transition WHERE refund_id = :refund_id AND to_state = 'succeeded')sql";

struct ByRefund {
    std::string refund_id;
};

struct Latest {
    std::string to_state;
    int seq;
    std::int64_t at_us;
};

struct Stand {
    std::string state;
    int seq;
    std::int64_t moved_us;
    std::string refund_id;
};

struct At {
    std::int64_t at_us;
};

} // namespace

struct RefundEffects::Stores {
    explicit Stores(soci::session& session)
        : payments{session},
          refunds{session},
          ledger{session},
          jobs{session},
          events{session},
          latest{session, select_latest_move},
          stand{session, update_refund},
          ended{session, select_ended}
    {
    }

    SqlPaymentStore payments;
    SqlRefundStore refunds;
    SqlLedgerStore ledger;
    SqlJobStore jobs;
    EventNotes events;
    JobRefundReminders reminders{jobs};
    Prepared<ByRefund, Latest> latest;
    Prepared<Stand> stand;
    Prepared<ByRefund, At> ended;
};

RefundEffects::RefundEffects(soci::session& session) : stores_{std::make_unique<Stores>(session)} {}

RefundEffects::~RefundEffects() = default;

void RefundEffects::settle(domain::journal::Fact const& fact, core::Instant now)
{
    if (fact.kind != Kind::refund_asked && fact.kind != Kind::refund_moved) return;
    core::RefundId const id{text_of(fact, "refund_id")};
    stand(id);
    owe(id, now);
    post(id);
    note(fact);
}

/// As the store did when the row was written; the feed knows by its id what it has already.
void RefundEffects::note(domain::journal::Fact const& fact)
{
    auto refund = stores_->refunds.find(core::RefundId{text_of(fact, "refund_id")});
    if (!refund) return;
    bool const is_new = fact.kind == Kind::refund_asked;
    refund->state = is_new ? State::requested : domain::refund::state_of(text_of(fact, "to_state"));
    refund->sequence = is_new ? 0 : static_cast<int>(number_of(fact, "seq"));
    refund->moved_at = core::instant_of_micros(number_of(fact, is_new ? "created_us" : "at_us"));
    if (auto event = event_of(*refund)) stores_->events.note(*std::move(event));
}

/// A refund stands where its last transition left it, however much of it was put back before.
void RefundEffects::stand(core::RefundId const& id)
{
    auto const latest = stores_->latest.one({id.value});
    if (latest) stores_->stand.run({latest->to_state, latest->seq, latest->at_us, id.value});
    auto const refund = stores_->refunds.find(id);
    if (!refund || !refund->payment) return;
    if (domain::refund::is_with_the_acquirer(refund->state))
        stores_->refunds.take_place(*refund);
    else
        stores_->refunds.free_place(*refund);
}

void RefundEffects::owe(core::RefundId const& id, core::Instant now)
{
    auto const refund = stores_->refunds.find(id);
    bool const is_owed = refund && refund->payment && !domain::refund::is_over(refund->state) &&
                         refund->state != State::awaiting_approval;
    if (is_owed) stores_->reminders.send(id, now);
}

void RefundEffects::post(core::RefundId const& id)
{
    auto const refund = stores_->refunds.find(id);
    if (!refund) return;
    stores_->ledger.post_missing(domain::ledger::refund_fee(id.value, refund->fee), refund->created_at);
    auto const ended = stores_->ended.one({id.value});
    auto const payment = refund->payment ? stores_->payments.find(*refund->payment) : std::nullopt;
    if (ended && payment)
        stores_->ledger.post_missing(
            domain::ledger::refund(id.value, payment->acquirer, refund->amount),
            core::instant_of_micros(ended->at_us)
        );
}

} // namespace etimbre::adapters::store
