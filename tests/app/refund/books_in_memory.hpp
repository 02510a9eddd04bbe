#pragma once

#include "../pay/books_in_memory.hpp"
#include "../stamp/books_in_memory.hpp"
#include "app/refund/ports.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// The ports of app/refund over plain maps, with the same refusals as the tables' keys and checks.
namespace etimbre::app::refund::testing {

struct RefundsInMemory final : RefundStore {
    explicit RefundsInMemory(pay::testing::PaymentsInMemory& all) : payments{all} {}

    pay::testing::PaymentsInMemory& payments;
    std::map<core::RefundId, Refund> rows;
    std::map<std::string, RefundLine> line_rows;
    std::map<core::PaymentId, std::vector<std::int64_t>> chain; ///< what is spoken for after each step
    std::map<core::PaymentId, core::RefundId> places;
    std::map<core::RefundId, Approval> approvals;
    std::vector<std::pair<core::RefundId, domain::refund::State>> moves;

    void insert(Refund const& refund) override
    {
        if (!rows.emplace(refund.id, refund).second) throw std::logic_error{"a refund was asked for twice"};
    }
    void insert_line(RefundLine const& line) override
    {
        if (!line_rows.emplace(line.number, line).second) throw std::runtime_error{"a stamp refunded twice"};
    }
    std::optional<Refund> find(core::RefundId const& id) override
    {
        auto const row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::vector<Refund> of_order(core::OrderId const& order) override
    {
        std::vector<Refund> found;
        for (auto const& [id, row] : rows)
            if (row.order == order) found.push_back(row);
        return found;
    }
    std::vector<RefundLine> lines(core::RefundId const& id) override
    {
        std::vector<RefundLine> found;
        for (auto const& [number, row] : line_rows)
            if (row.refund == id) found.push_back(row);
        return found;
    }
    std::vector<Refund> list(Listing const&) override { return {}; }
    core::Result<Refund> advance(Refund const& refund, domain::refund::Event on, core::Instant at) override
    {
        auto& row = rows.at(refund.id);
        if (row.state != refund.state || row.sequence != refund.sequence)
            throw std::logic_error{"a stale refund was moved"};
        auto const state = domain::refund::next(row.state, on);
        if (!state) return std::unexpected{state.error()};
        row.state = *state;
        ++row.sequence;
        row.moved_at = at;
        moves.emplace_back(row.id, row.state);
        return row;
    }
    int times_in(core::RefundId const& id, domain::refund::State state) override
    {
        return static_cast<int>(std::ranges::count(moves, std::pair{id, state}));
    }
    core::Money reserved(core::PaymentId const& payment, core::Currency currency) override
    {
        auto const& steps = chain[payment];
        return core::Money::of_minor(steps.empty() ? 0 : steps.back(), currency);
    }
    bool reserve(Refund const& refund, core::Instant) override { return step(refund, refund.amount.minor()); }
    void release(Refund const& refund, core::Instant) override { step(refund, -refund.amount.minor()); }
    bool take_place(Refund const& refund) override
    {
        return places.emplace(refund.payment.value(), refund.id).second;
    }
    void free_place(Refund const& refund) override
    {
        auto const place = places.find(refund.payment.value());
        if (place != places.end() && place->second == refund.id) places.erase(place);
    }
    core::Money given_back(core::PaymentId const& payment, core::Currency currency) override
    {
        std::int64_t sum = 0;
        for (auto const& [id, row] : rows)
            if (row.payment == payment && row.state == domain::refund::State::succeeded)
                sum += row.amount.minor();
        return core::Money::of_minor(sum, currency);
    }
    bool approve(Approval const& approval) override
    {
        return approvals.emplace(approval.refund, approval).second;
    }
    std::optional<Approval> approval(core::RefundId const& id) override
    {
        auto const row = approvals.find(id);
        return row == approvals.end() ? std::nullopt : std::optional{row->second};
    }

private:
    bool step(Refund const& refund, std::int64_t delta)
    {
        auto const& id = refund.payment.value();
        auto const after = reserved(id, refund.amount.currency()).minor() + delta;
        if (after > payments.rows.at(id).amount.minor()) return false;
        chain[id].push_back(after);
        return true;
    }
};

struct RefundRemindersInMemory final : RefundReminders {
    std::map<core::RefundId, core::Instant> sendings;
    void send(core::RefundId const& id, core::Instant due) override { sendings[id] = due; }
};

struct RefundNoticesInMemory final : RefundNotices {
    std::vector<std::pair<core::RefundId, domain::refund::State>> told;
    void refund_moved(Refund const& refund, core::Instant) override
    {
        told.emplace_back(refund.id, refund.state);
    }
};

struct BooksInMemory {
    pay::testing::OrdersInMemory orders;
    pay::testing::PaymentsInMemory payments;
    pay::testing::LedgerInMemory ledger;
    stamp::testing::StampsInMemory stamps;
    RefundsInMemory refunds{payments};
    RefundRemindersInMemory reminders;
    RefundNoticesInMemory notices;
    Books books{refunds, orders, payments, stamps, ledger, reminders, notices};

    std::int64_t balance(std::string const& account) const
    {
        std::int64_t sum = 0;
        for (auto const& [id, row] : ledger.rows) {
            if (row.debit == account) sum += row.amount.minor();
            if (row.credit == account) sum -= row.amount.minor();
        }
        return sum;
    }
};

} // namespace etimbre::app::refund::testing
