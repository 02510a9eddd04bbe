#include "adapters/store/refund_store.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/event_notes.hpp"
#include "adapters/store/events.hpp"
#include "adapters/store/notes.hpp"
#include "adapters/store/refund_chain.hpp"
#include "adapters/store/refund_list.hpp"
#include "adapters/store/refund_rows.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::refund::Refund;
using app::refund::RefundLine;
namespace life = domain::refund;

constexpr auto insert_refund = R"sql(
    INSERT INTO refund (refund_id, order_id, payment_id, maker, reason, currency, amount_minor, fee_minor,
                        needs_approval, created_us, state, seq, moved_us)
    VALUES (:refund_id, :order_id, :payment_id, :maker, :reason, :currency, :amount_minor, :fee_minor,
            :needs_approval, :created_us, :state, :seq, :moved_us))sql";

// The key on the number: a stamp is refunded once.
constexpr auto insert_refund_line = R"sql(
    INSERT INTO refund_line (number, refund_id, amount_minor, fee_minor)
    VALUES (:number, :refund_id, :amount_minor, :fee_minor))sql";

constexpr auto select_by_id = R"sql(
    SELECT refund_id, order_id, payment_id, maker, reason, currency, amount_minor, fee_minor, needs_approval,
           created_us, state, seq, moved_us
    FROM refund WHERE refund_id = :refund_id)sql";

constexpr auto select_of_order = R"sql(
    SELECT refund_id, order_id, payment_id, maker, reason, currency, amount_minor, fee_minor, needs_approval,
           created_us, state, seq, moved_us
    FROM refund WHERE order_id = :order_id ORDER BY created_us, refund_id)sql";

constexpr auto select_lines = R"sql(
    SELECT number, refund_id, amount_minor, fee_minor FROM refund_line
    WHERE refund_id = :refund_id ORDER BY number)sql";

// The WHERE on the old state and sequence is the lock.
constexpr auto update_state = R"sql(
    UPDATE refund SET state = :to_state, seq = :to_seq, moved_us = :moved_us
    WHERE refund_id = :refund_id AND state = :from_state AND seq = :from_seq)sql";

constexpr auto insert_transition = R"sql(
    INSERT INTO refund_transition (refund_id, seq, from_state, to_state, at_us)
    VALUES (:refund_id, :seq, :from_state, :to_state, :at_us))sql";

constexpr auto count_transitions = R"sql(
    SELECT COUNT(*) FROM refund_transition WHERE refund_id = :refund_id AND to_state = :to_state)sql";

// One refund of a payment is with the acquirer at a time.
constexpr auto insert_place = R"sql(
    INSERT INTO refund_open (payment_id, refund_id) VALUES (:payment_id, :refund_id))sql";

constexpr auto delete_place = R"sql(
    DELETE FROM refund_open WHERE payment_id = :payment_id AND refund_id = :refund_id)sql";

constexpr auto select_given_back = R"sql(
    SELECT amount_minor FROM refund WHERE payment_id = :payment_id AND state = 'succeeded')sql";

constexpr auto insert_approval = R"sql(
    INSERT INTO refund_approval (refund_id, maker, checker, at_us)
    VALUES (:refund_id, :maker, :checker, :at_us))sql";

constexpr auto select_approval = R"sql(
    SELECT refund_id, maker, checker, at_us FROM refund_approval WHERE refund_id = :refund_id)sql";

struct ByText {
    std::string text;
};

struct Move {
    std::string to_state;
    int to_seq;
    std::int64_t moved_us;
    std::string refund_id;
    std::string from_state;
    int from_seq;
};

struct OfState {
    std::string refund_id;
    std::string to_state;
};

struct CountRow {
    int count;
};

struct AmountRow {
    std::int64_t amount_minor;
};

struct PlaceRow {
    std::string payment_id;
    std::string refund_id;
};

void note_event(EventNotes* events, Refund const& refund)
{
    auto event = events == nullptr ? std::nullopt : event_of(refund);
    if (event) events->note(*std::move(event));
}

PlaceRow place_of(Refund const& refund)
{
    return {refund.payment.value().value, refund.id.value};
}

using domain::journal::Kind;

} // namespace

struct SqlRefundStore::Statements {
    Statements(soci::session& session, Notes* notes)
        : insert{session, insert_refund},
          insert_line{session, insert_refund_line},
          by_id{session, select_by_id},
          of_order{session, select_of_order},
          list{session},
          lines{session, select_lines},
          move{session, update_state},
          record{session, insert_transition},
          count{session, count_transitions},
          take_place{session, insert_place},
          free_place{session, delete_place},
          given_back{session, select_given_back},
          approve{session, insert_approval},
          approval{session, select_approval},
          chain{session, notes}
    {
    }

    Prepared<RefundRow> insert;
    Prepared<RefundLineRow> insert_line;
    Prepared<ByText, RefundRow> by_id;
    Prepared<ByText, RefundRow> of_order;
    RefundList list;
    Prepared<ByText, RefundLineRow> lines;
    Prepared<Move> move;
    Prepared<RefundMoveRow> record;
    Prepared<OfState, CountRow> count;
    Prepared<PlaceRow> take_place;
    Prepared<PlaceRow> free_place;
    Prepared<ByText, AmountRow> given_back;
    Prepared<RefundApprovalRow> approve;
    Prepared<ByText, RefundApprovalRow> approval;
    RefundChain chain;
};

SqlRefundStore::SqlRefundStore(soci::session& session, Notes* notes, EventNotes* events)
    : statements_{std::make_unique<Statements>(session, notes)}, notes_{notes}, events_{events}
{
}

SqlRefundStore::~SqlRefundStore() = default;

void SqlRefundStore::insert(Refund const& refund)
{
    auto const row = row_of(refund);
    statements_->insert.run(row);
    if (notes_ != nullptr) notes_->add(Kind::refund_asked, row);
    note_event(events_, refund);
}

void SqlRefundStore::insert_line(RefundLine const& line)
{
    RefundLineRow const row{line.number, line.refund.value, line.amount.minor(), line.fee.minor()};
    statements_->insert_line.run(row);
    if (notes_ != nullptr) notes_->add(Kind::refund_line, row);
}

std::optional<Refund> SqlRefundStore::find(core::RefundId const& id)
{
    auto const row = statements_->by_id.one({id.value});
    if (!row) return std::nullopt;
    return refund_of(*row);
}

std::vector<Refund> SqlRefundStore::of_order(core::OrderId const& order)
{
    std::vector<Refund> refunds;
    for (auto const& row : statements_->of_order.all({order.value})) refunds.push_back(refund_of(row));
    return refunds;
}

std::vector<RefundLine> SqlRefundStore::lines(core::RefundId const& id)
{
    std::vector<RefundLine> lines;
    auto const refund = find(id);
    if (!refund) return lines;
    auto const currency = refund->amount.currency();
    for (auto const& row : statements_->lines.all({id.value}))
        lines.push_back(
            {row.number,
             id,
             core::Money::of_minor(row.amount_minor, currency),
             core::Money::of_minor(row.fee_minor, currency)}
        );
    return lines;
}

std::vector<Refund> SqlRefundStore::list(app::refund::Listing const& listing)
{
    return statements_->list.page(listing);
}

core::Result<Refund> SqlRefundStore::advance(Refund const& refund, life::Event on, core::Instant at)
{
    auto const to = life::next(refund.state, on);
    if (!to) return std::unexpected{to.error()};

    auto moved = refund;
    moved.state = *to;
    moved.sequence = refund.sequence + 1;
    moved.moved_at = at;
    RefundMoveRow const row{
        refund.id.value,
        moved.sequence,
        std::string{life::word_of(refund.state)},
        std::string{life::word_of(*to)},
        core::micros_of(at)
    };
    auto const touched = statements_->move.run(
        {row.to_state, row.seq, row.at_us, row.refund_id, row.from_state, refund.sequence}
    );
    if (touched != 1) throw StoreFailure{"a refund was moved by somebody else inside one transaction"};
    statements_->record.run(row);
    if (notes_ != nullptr) notes_->add(Kind::refund_moved, row);
    note_event(events_, moved);
    return moved;
}

int SqlRefundStore::times_in(core::RefundId const& id, life::State state)
{
    auto const row = statements_->count.one({id.value, std::string{life::word_of(state)}});
    return row ? row->count : 0;
}

core::Money SqlRefundStore::reserved(core::PaymentId const& payment, core::Currency currency)
{
    return core::Money::of_minor(statements_->chain.reserved(payment.value), currency);
}

bool SqlRefundStore::reserve(Refund const& refund, core::Instant at)
{
    return statements_->chain.append(refund, "reserve", at);
}

void SqlRefundStore::release(Refund const& refund, core::Instant at)
{
    statements_->chain.append(refund, "release", at);
}

bool SqlRefundStore::take_place(Refund const& refund)
{
    return statements_->take_place.insert(place_of(refund), Key::primary);
}

void SqlRefundStore::free_place(Refund const& refund)
{
    statements_->free_place.run(place_of(refund));
}

core::Money SqlRefundStore::given_back(core::PaymentId const& payment, core::Currency currency)
{
    auto sum = core::Money::of_minor(0, currency);
    for (auto const& row : statements_->given_back.all({payment.value})) {
        auto const more = core::add(sum, core::Money::of_minor(row.amount_minor, currency));
        if (!more) throw StoreFailure{"the refunds of a payment are more than a number can hold"};
        sum = *more;
    }
    return sum;
}

bool SqlRefundStore::approve(app::refund::Approval const& approval)
{
    RefundApprovalRow const row{
        approval.refund.value, approval.maker, approval.checker, core::micros_of(approval.at)
    };
    if (!statements_->approve.insert(row, Key::primary)) return false;
    if (notes_ != nullptr) notes_->add(Kind::refund_approved, row);
    return true;
}

std::optional<app::refund::Approval> SqlRefundStore::approval(core::RefundId const& id)
{
    auto const row = statements_->approval.one({id.value});
    if (!row) return std::nullopt;
    return app::refund::Approval{id, row->maker, row->checker, core::instant_of_micros(row->at_us)};
}

} // namespace etimbre::adapters::store
