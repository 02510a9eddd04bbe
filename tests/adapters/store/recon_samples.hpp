#pragma once

#include "adapters/crypto/hashing.hpp"
#include "adapters/store/invariants.hpp"
#include "adapters/store/recon_rows.hpp"
#include "app/reconcile/reconcile_file.hpp"
#include "app/reconcile/report.hpp"
#include "app/reconcile/sweep.hpp"
#include "app/work/back_office.hpp"
#include "domain/ledger/postings.hpp"
#include "domain/tlog/totals.hpp"
#include "file_writer.hpp"
#include "refund_samples.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <string>

/// Orders that were paid, as a database holds them.
namespace etimbre::adapters::store {

inline app::reconcile::Terms const recon_terms{
    .fees = [](std::string_view) { return domain::reconciliation::FeeTerms{150, 100}; },
    .sha256 = crypto::sha256,
};

/// 32 hexadecimal digits.
inline std::string id_of_number(int n)
{
    auto const digits = std::to_string(n);
    return std::string(32 - digits.size(), '0') + digits;
}

inline std::string oid_of(int n)
{
    return "oid-" + std::to_string(n);
}

/// Six digits.
inline std::string code_of(int n)
{
    return std::to_string(100'000 + n);
}

/// An order of one stamp, paid by the payment of that number, as the main job would leave it.
inline void sell(app::work::Unit& unit, int n)
{
    auto quote = sample_quote('a');
    quote.id = {id_of_number(n)};
    unit.pay.quotes.insert(quote);
    auto order = sample_order('a');
    order.id = {id_of_number(n)};
    order.quote = quote.id;
    unit.pay.orders.insert(order);
    unit.pay.orders.insert_unit(order.id, sample_unit(1, number_of(n)));
    auto payment = sample_payment('p', 'a');
    payment.id = {id_of_number(n)};
    payment.order = order.id;
    payment.oid = oid_of(n);
    unit.pay.payments.insert(payment);
    payment = unit.pay.payments.advance(payment, domain::payment::Event::redirect, noon).value();
    unit.pay.reminders.expire(payment.id, noon);
}

/// The acquirer has the money.
inline void capture(app::work::Unit& unit, int n)
{
    auto payment = unit.pay.payments.find({id_of_number(n)}).value();
    payment.names.auth_code = code_of(n);
    payment.names_are_new = true;
    payment = unit.pay.payments.advance(payment, domain::payment::Event::money_found, noon).value();
    unit.pay.orders.mark_paid({.order = payment.order, .payment = payment.id, .at = noon});
    unit.pay.ledger.post(domain::ledger::capture(payment.id.value, "est3dgate", mad(price)), noon);
    auto const head = unit.stamp.log.head();
    auto stamp = sample_stamp('a', 1, static_cast<std::uint32_t>(head.size));
    stamp.order = payment.order;
    stamp.number = number_of(n);
    unit.stamp.stamps.insert(stamp);
    unit.stamp.log.append(head.size, core::Bytes{1}, {});
    unit.stamp.log.advance(
        head.size,
        {head.size + 1, domain::tlog::Totals{{{"MAD", static_cast<std::uint64_t>(price) * (head.size + 1)}}}}
    );
    unit.stamp.ledger.post(
        domain::ledger::issue(number_of(n), "CG-PAR", {mad(50000), mad(32000), mad(4000)}), noon
    );
}

inline void buy(app::work::Unit& unit, int n)
{
    sell(unit, n);
    capture(unit, n);
}

/// What the acquirer calls the payment of that number.
inline void name(app::work::Unit& unit, int n, app::pay::AcquirerNames names)
{
    auto payment = unit.pay.payments.find({id_of_number(n)}).value();
    payment.names = std::move(names);
    unit.pay.payments.keep_names(payment);
}

/// All of it is voided and given back.
inline void refund_whole(app::work::Unit& unit, int n)
{
    auto end = sample_end(number_of(n), 'v');
    end.id = id_of_number(n);
    end.kind = app::stamp::EndKind::voided;
    unit.stamp.stamps.end(end);
    unit.stamp.ledger.post(
        domain::ledger::void_stamp(number_of(n), "CG-PAR", {mad(50000), mad(32000), mad(4000)}), noon
    );
    auto refund = sample_refund('f', 'a', price);
    refund.id = {id_of_number(1'000'000 + n)}; // a payment's is another
    refund.order = {id_of_number(n)};
    refund.payment = core::PaymentId{id_of_number(n)};
    auto& refunds = unit.refund.refunds;
    refunds.insert(refund);
    refunds.insert_line({number_of(n), refund.id, refund.amount, refund.fee});
    refunds.reserve(refund, noon);
    refund = refunds.advance(refund, domain::refund::Event::send, noon).value();
    (void)refunds.advance(refund, domain::refund::Event::given_back, noon);
    unit.refund.ledger.post(domain::ledger::refund(refund.id.value, "est3dgate", refund.amount), noon);
}

class ReconTest : public StoreTest {
protected:
    app::reconcile::Books& books() { return unit_.back_office.reconcile(); }

    /// Matches the file to its end; how many steps that took.
    int reconcile(char letter)
    {
        int steps = 0;
        while (app::reconcile::reconcile_step(books(), file_of(letter), recon_terms, now_)) ++steps;
        return steps;
    }

    void sweep()
    {
        app::reconcile::Sweep at;
        while (at.part != app::reconcile::Sweep::Part::over)
            at = app::reconcile::sweep_step(books(), at, recon_terms, now_);
    }

    /// The balance of an account, debits less credits.
    std::int64_t balance(std::string const& account)
    {
        return number(
            "SELECT COALESCE(SUM(CASE WHEN debit = '" + account +
            "' THEN amount_minor ELSE -amount_minor END), 0) "
            "FROM ledger_transfer WHERE debit = '" +
            account + "' OR credit = '" + account + "'"
        );
    }

    std::string text(std::string const& query)
    {
        std::string answer;
        session_->sql() << query, soci::into(answer);
        return answer;
    }

    /// The ids of the rules that some row breaks.
    std::string broken()
    {
        std::string ids;
        for (auto const& rule : invariants()) {
            soci::rowset<soci::row> const found = (session_->sql().prepare << std::string{rule.query});
            if (found.begin() != found.end()) ids.append(ids.empty() ? "" : " ").append(rule.id);
        }
        return ids;
    }

    core::Instant now_ = noon;
    FileWriter files_{session_->sql()};
};

} // namespace etimbre::adapters::store
