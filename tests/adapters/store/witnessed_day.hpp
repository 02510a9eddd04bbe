#pragma once

#include "adapters/crypto/hashing.hpp"
#include "adapters/store/gathered_commit.hpp"
#include "app/stamp/ports.hpp"
#include "domain/journal/committed.hpp"
#include "domain/ledger/postings.hpp"
#include "domain/tlog/leaf.hpp"
#include "journal_in_memory.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

namespace etimbre::adapters::store {

/// A database on which one order was placed, paid, issued and redeemed, each in a transaction of its own, and
/// the journal that witnessed it.
class WitnessedDay : public testing::Test {
protected:
    WitnessedDay() : session_{database_.open()}
    {
        JournalHead{session_->sql()}.begin("one-0");
        commit_.emplace(
            *session_, CommitTerms{.witness = Witness::Terms{journal_, crypto::sha256, half_past_noon}}
        );
    }

    void day()
    {
        carry_out([](app::work::Unit& unit) {
            write_order(unit, 'a');
            unit.pay.orders.insert_unit({id_of('a')}, sample_unit(1, number_of(1)));
        });
        carry_out([](app::work::Unit& unit) {
            unit.pay.payments.insert(sample_payment('p', 'a'));
            (void)unit.pay.payments.advance(sample_payment('p', 'a'), domain::payment::Event::redirect, noon);
            unit.pay.reminders.ask_status({id_of('p')}, noon);
        });
        carry_out([](app::work::Unit& unit) { issue(unit); });
        carry_out([](app::work::Unit& unit) {
            auto const stamp = sample_stamp('a', 1, 0);
            unit.stamp.stamps.end(sample_end(stamp.number, 'r'));
            unit.stamp.ledger.post(domain::ledger::redeem(stamp.number, stamp.mission, parts()), noon);
        });
    }

    static domain::ledger::PartAmounts parts() { return {mad(50000), mad(32000), mad(4000)}; }

    static void issue(app::work::Unit& unit)
    {
        auto const payment = unit.pay.payments.find({id_of('p')}).value();
        unit.pay.ledger.post(
            domain::ledger::capture(payment.id.value, payment.acquirer, payment.amount), noon
        );
        unit.pay.orders.mark_paid({{id_of('a')}, payment.id, noon});
        auto const stamp = sample_stamp('a', 1, 0);
        unit.stamp.stamps.insert(stamp);
        domain::tlog::Totals totals;
        (void)totals.add("MAD", 86000);
        auto const entry = domain::tlog::entry_of(
            {0,
             stamp.issued_at,
             "PAS-EST",
             "CG-PAR",
             86000,
             "MAD",
             stamp.payload_hash,
             totals,
             "capture:" + payment.id.value}
        );
        unit.stamp.log.append(0, entry, domain::tlog::leaf_hash(entry, crypto::sha256));
        unit.stamp.ledger.post(domain::ledger::issue(stamp.number, stamp.mission, parts()), noon);
        unit.stamp.log.advance(0, {1, totals});
        (void)unit.pay.payments.advance(payment, domain::payment::Event::money_found, noon);
    }

    void carry_out(app::work::Lane::Work work)
    {
        std::vector<Waiting> units;
        units.push_back({std::move(work), [](std::exception_ptr) {}});
        if (auto const failure = commit_->carry_out(units).front()) std::rethrow_exception(failure);
    }

    std::vector<domain::journal::CommittedRecord> committed() const
    {
        std::vector<domain::journal::CommittedRecord> records;
        domain::journal::CommittedOnly only{[&](auto const& record) { records.push_back(record); }};
        for (auto const& line : journal_.lines)
            only.take(domain::journal::read_line(line, crypto::sha256).value());
        only.finish(journal_.known);
        return records;
    }

    std::int64_t number(std::string const& query)
    {
        std::int64_t answer = -1;
        session_->sql() << query, soci::into(answer);
        return answer;
    }

    TempDatabase database_;
    std::unique_ptr<Session> session_;
    JournalInMemory journal_;
    std::optional<GatheredCommit> commit_;
};

} // namespace etimbre::adapters::store
