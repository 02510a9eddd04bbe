#include "adapters/store/refund_chain.hpp"

#include "adapters/store/notes.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

constexpr auto select_last = R"sql(
    SELECT n, cum_after_minor FROM refund_chain WHERE payment_id = :payment_id ORDER BY n DESC LIMIT 1)sql";

constexpr auto select_captured = R"sql(
    SELECT amount_minor FROM payment
    WHERE payment_id = :payment_id AND state IN ('captured', 'captured_late'))sql";

// The place in the chain is the primary key, and the CHECKs of the table know no way past what was captured.
constexpr auto insert_step = R"sql(
    INSERT INTO refund_chain (payment_id, n, step_id, refund_id, op, cum_before_minor, delta_minor,
                              cum_after_minor, captured_minor, at_us)
    VALUES (:payment_id, :n, :step_id, :refund_id, :op, :cum_before_minor, :delta_minor,
            :cum_after_minor, :captured_minor, :at_us))sql";

struct ByPayment {
    std::string payment_id;
};

struct Last {
    int n;
    std::int64_t cum_after_minor;
};

struct Captured {
    std::int64_t amount_minor;
};

struct StepRow {
    std::string payment_id;
    int n;
    std::string step_id;
    std::string refund_id;
    std::string op;
    std::int64_t cum_before_minor;
    std::int64_t delta_minor;
    std::int64_t cum_after_minor;
    std::int64_t captured_minor;
    std::int64_t at_us;
};

using domain::journal::Kind;

} // namespace

struct RefundChain::Statements {
    explicit Statements(soci::session& session)
        : last{session, select_last}, captured{session, select_captured}, append{session, insert_step}
    {
    }

    Prepared<ByPayment, Last> last;
    Prepared<ByPayment, Captured> captured;
    Prepared<StepRow> append;
};

RefundChain::RefundChain(soci::session& session, Notes* notes)
    : statements_{std::make_unique<Statements>(session)}, notes_{notes}
{
}

RefundChain::~RefundChain() = default;

std::int64_t RefundChain::reserved(std::string const& payment)
{
    auto const last = statements_->last.one({payment});
    return last ? last->cum_after_minor : 0;
}

bool RefundChain::append(app::refund::Refund const& refund, std::string const& op, core::Instant at)
{
    auto const payment = refund.payment.value().value;
    auto const captured = statements_->captured.one({payment});
    if (!captured) throw StoreFailure{"a refund of a payment that was not captured"};
    auto const last = statements_->last.one({payment}).value_or(Last{0, 0});
    auto const delta = op == "release" ? -refund.amount.minor() : refund.amount.minor();
    if (last.cum_after_minor + delta > captured->amount_minor) return false;
    StepRow const row{
        .payment_id = payment,
        .n = last.n + 1,
        .step_id = refund.id.value + ':' + op,
        .refund_id = refund.id.value,
        .op = op,
        .cum_before_minor = last.cum_after_minor,
        .delta_minor = delta,
        .cum_after_minor = last.cum_after_minor + delta,
        .captured_minor = captured->amount_minor,
        .at_us = core::micros_of(at)
    };
    if (auto const taken = statements_->append.insert(row)) {
        if (*taken == Key::primary) throw Conflict{"another refund of the payment came between"};
        throw StoreFailure{"a refund was to take the same step twice"};
    }
    if (notes_ != nullptr) notes_->add(Kind::refund_step, row);
    return true;
}

} // namespace etimbre::adapters::store
