#include "adapters/store/payment_store.hpp"

#include "adapters/store/event_notes.hpp"
#include "adapters/store/events.hpp"
#include "adapters/store/notes.hpp"
#include "adapters/store/payment_rows.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::pay::Payment;
namespace life = domain::payment;

constexpr auto insert_payment = R"sql(
    INSERT INTO payment (payment_id, order_id, attempt, oid, acquirer, state, seq,
                         currency, amount_minor, rnd, created_us)
    VALUES (:payment_id, :order_id, :attempt, :oid, :acquirer, :state, :seq,
            :currency, :amount_minor, :rnd, :created_us))sql";

constexpr auto delete_payment = R"sql(
    DELETE FROM payment WHERE payment_id = :payment_id)sql";

constexpr auto insert_open = R"sql(
    INSERT INTO payment_open (order_id, payment_id) VALUES (:order_id, :payment_id))sql";

constexpr auto delete_open = R"sql(
    DELETE FROM payment_open WHERE order_id = :order_id AND payment_id = :payment_id)sql";

constexpr auto select_by_id = R"sql(
    SELECT payment_id, order_id, attempt, oid, acquirer, state, seq, currency, amount_minor, rnd, created_us,
           transaction_id, auth_code
    FROM payment WHERE payment_id = :payment_id)sql";

constexpr auto select_by_oid = R"sql(
    SELECT payment_id, order_id, attempt, oid, acquirer, state, seq, currency, amount_minor, rnd, created_us,
           transaction_id, auth_code
    FROM payment WHERE oid = :oid)sql";

constexpr auto select_open = R"sql(
    SELECT p.payment_id, p.order_id, p.attempt, p.oid, p.acquirer, p.state, p.seq, p.currency, p.amount_minor,
           p.rnd, p.created_us, p.transaction_id, p.auth_code
    FROM payment_open o JOIN payment p ON p.payment_id = o.payment_id WHERE o.order_id = :order_id)sql";

constexpr auto select_of_order = R"sql(
    SELECT payment_id, order_id, attempt, oid, acquirer, state, seq, currency, amount_minor, rnd, created_us,
           transaction_id, auth_code
    FROM payment WHERE order_id = :order_id ORDER BY attempt)sql";

// The WHERE on the old state and sequence is the lock: of two racing notices, one moves the row.
constexpr auto update_state = R"sql(
    UPDATE payment SET state = :to_state, seq = :to_seq
    WHERE payment_id = :payment_id AND state = :from_state AND seq = :from_seq)sql";

// With the step that learned them, so that the others leave their indexes alone.
constexpr auto update_state_and_names = R"sql(
    UPDATE payment SET state = :to_state, seq = :to_seq, transaction_id = :transaction_id, auth_code = :auth_code
    WHERE payment_id = :payment_id AND state = :from_state AND seq = :from_seq)sql";

constexpr auto update_names = R"sql(
    UPDATE payment SET transaction_id = :transaction_id, auth_code = :auth_code
    WHERE payment_id = :payment_id)sql";

constexpr auto insert_transition = R"sql(
    INSERT INTO payment_transition (payment_id, seq, from_state, to_state, at_us)
    VALUES (:payment_id, :seq, :from_state, :to_state, :at_us))sql";

struct ByText {
    std::string text;
};

struct OpenRow {
    std::string order_id;
    std::string payment_id;
};

struct Move {
    std::string to_state;
    int to_seq;
    std::string payment_id;
    std::string from_state;
    int from_seq;
};

struct NamedMove {
    std::string to_state;
    int to_seq;
    std::string transaction_id;
    std::string auth_code;
    std::string payment_id;
    std::string from_state;
    int from_seq;
};

struct NamesRow {
    std::string transaction_id;
    std::string auth_code;
    std::string payment_id;
};

struct TransitionRow {
    std::string payment_id;
    int seq;
    std::string from_state;
    std::string to_state;
    std::int64_t at_us;
};

using Find = Prepared<ByText, PaymentRow>;

std::optional<Payment> found(Find& find, std::string_view text)
{
    auto const row = find.one({std::string{text}});
    if (!row) return std::nullopt;
    return payment_of(*row);
}

using domain::journal::Kind;

} // namespace

struct SqlPaymentStore::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_payment},
          remove{session, delete_payment},
          take_place{session, insert_open},
          free_place{session, delete_open},
          by_id{session, select_by_id},
          by_oid{session, select_by_oid},
          open{session, select_open},
          of_order{session, select_of_order},
          move{session, update_state},
          move_named{session, update_state_and_names},
          name{session, update_names},
          record{session, insert_transition}
    {
    }

    Prepared<StartedRow> insert;
    Prepared<ByText> remove;
    Prepared<OpenRow> take_place;
    Prepared<OpenRow> free_place;
    Find by_id;
    Find by_oid;
    Find open;
    Find of_order;
    Prepared<Move> move;
    Prepared<NamedMove> move_named;
    Prepared<NamesRow> name;

    /// How many rows were moved.
    auto run(Payment const& from, std::string const& from_word, int seq, std::string const& to_word)
    {
        auto const& [transaction_id, auth_code] = from.names;
        if (!from.names_are_new) return move.run({to_word, seq, from.id.value, from_word, from.sequence});
        return move_named.run(
            {to_word, seq, transaction_id, auth_code, from.id.value, from_word, from.sequence}
        );
    }

    Prepared<TransitionRow> record;
};

SqlPaymentStore::SqlPaymentStore(soci::session& session, Notes* notes, EventNotes* events)
    : statements_{std::make_unique<Statements>(session)}, notes_{notes}, events_{events}
{
}

SqlPaymentStore::~SqlPaymentStore() = default;

// The place refers to the payment, so the payment is written first and taken back when the place is not free.
bool SqlPaymentStore::insert(Payment const& payment)
{
    auto const row = started_row_of(payment);
    statements_->insert.run(row);
    if (!statements_->take_place.insert({payment.order.value, payment.id.value}, Key::primary)) {
        statements_->remove.run({payment.id.value});
        return false;
    }
    if (notes_ != nullptr) notes_->add(Kind::started, row);
    return true;
}

std::optional<Payment> SqlPaymentStore::find(core::PaymentId const& id)
{
    return found(statements_->by_id, id.value);
}

std::optional<Payment> SqlPaymentStore::find_by_oid(std::string_view oid)
{
    return found(statements_->by_oid, oid);
}

std::optional<Payment> SqlPaymentStore::open_of(core::OrderId const& order)
{
    return found(statements_->open, order.value);
}

std::vector<Payment> SqlPaymentStore::of_order(core::OrderId const& order)
{
    std::vector<Payment> payments;
    for (auto const& row : statements_->of_order.all({order.value})) payments.push_back(payment_of(row));
    return payments;
}

core::Result<Payment> SqlPaymentStore::advance(Payment const& payment, life::Event on, core::Instant at)
{
    auto const to = life::next(payment.state, on);
    if (!to) return std::unexpected{to.error()};

    auto moved = payment;
    moved.state = *to;
    moved.sequence = payment.sequence + 1;
    moved.names_are_new = false;
    std::string const from_word{life::word_of(payment.state)};
    std::string const to_word{life::word_of(*to)};
    auto const touched = statements_->run(payment, from_word, moved.sequence, to_word);
    if (touched != 1) throw StoreFailure{"a payment was moved by somebody else inside one transaction"};

    TransitionRow const row{payment.id.value, moved.sequence, from_word, to_word, core::micros_of(at)};
    statements_->record.run(row);
    if (notes_ != nullptr) notes_->add(Kind::moved, row);
    if (events_ != nullptr)
        if (auto event = event_of(moved, at)) events_->note(*std::move(event));
    if (!life::is_open(*to)) statements_->free_place.run({payment.order.value, payment.id.value});
    return moved;
}

void SqlPaymentStore::keep_names(Payment const& payment)
{
    statements_->name.run({payment.names.transaction_id, payment.names.auth_code, payment.id.value});
}

} // namespace etimbre::adapters::store
