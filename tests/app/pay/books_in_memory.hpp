#pragma once

#include "app/pay/ports.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

/// The ports of app/pay over plain maps: one fake each, with the same refusals as the tables' keys.
namespace etimbre::app::pay::testing {

struct QuotesInMemory final : QuoteStore {
    std::map<core::QuoteId, StoredQuote> rows;

    void insert(StoredQuote const& quote) override { rows.emplace(quote.id, quote); }
    std::optional<StoredQuote> find(core::QuoteId const& id) override
    {
        auto const row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
};

struct OrdersInMemory final : OrderStore {
    std::map<core::OrderId, Order> rows;
    std::map<core::OrderId, std::vector<OrderUnit>> unit_rows;
    std::map<core::OrderId, OrderPaid> paid_rows;
    std::set<std::string> numbers;

    bool insert(Order const& order) override
    {
        for (auto const& [id, row] : rows)
            if (row.quote == order.quote) return false;
        return rows.emplace(order.id, order).second;
    }
    bool insert_unit(core::OrderId const& order, OrderUnit const& unit) override
    {
        if (!numbers.insert(unit.number).second) return false;
        unit_rows[order].push_back(unit);
        return true;
    }
    std::optional<Order> find(core::OrderId const& id) override
    {
        auto const row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::vector<OrderUnit> units(core::OrderId const& id) override { return unit_rows[id]; }
    bool mark_paid(OrderPaid const& paid) override { return paid_rows.emplace(paid.order, paid).second; }
    std::optional<OrderPaid> paid(core::OrderId const& id) override
    {
        auto const row = paid_rows.find(id);
        return row == paid_rows.end() ? std::nullopt : std::optional{row->second};
    }
};

struct PaymentsInMemory final : PaymentStore {
    std::map<core::PaymentId, Payment> rows;

    bool insert(Payment const& payment) override
    {
        if (open_of(payment.order)) return false;
        return rows.emplace(payment.id, payment).second;
    }
    std::optional<Payment> find(core::PaymentId const& id) override
    {
        auto const row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::optional<Payment> find_by_oid(std::string_view oid) override
    {
        return first([=](Payment const& each) { return each.oid == oid; });
    }
    std::optional<Payment> open_of(core::OrderId const& order) override
    {
        return first([&](Payment const& each) {
            return each.order == order && domain::payment::is_open(each.state);
        });
    }
    std::vector<Payment> of_order(core::OrderId const& order) override
    {
        std::vector<Payment> found;
        for (auto const& [id, row] : rows)
            if (row.order == order) found.push_back(row);
        return found;
    }
    core::Result<Payment> advance(Payment const& payment, domain::payment::Event on, core::Instant) override
    {
        auto& row = rows.at(payment.id);
        if (row.state != payment.state || row.sequence != payment.sequence)
            throw std::logic_error{"a stale payment was moved"};
        auto const state = domain::payment::next(row.state, on);
        if (!state) return std::unexpected{state.error()};
        row.state = *state;
        ++row.sequence;
        if (payment.names_are_new) row.names = payment.names;
        return row;
    }
    void keep_names(Payment const& payment) override { rows.at(payment.id).names = payment.names; }

private:
    template <class Rule>
    std::optional<Payment> first(Rule rule) const
    {
        for (auto const& [id, row] : rows)
            if (rule(row)) return row;
        return std::nullopt;
    }
};

struct LedgerInMemory final : LedgerStore {
    std::map<std::string, domain::ledger::Transfer> rows;

    void post(std::span<domain::ledger::Transfer const> transfers, core::Instant) override
    {
        for (auto const& each : transfers)
            if (!rows.emplace(each.id, each).second) throw std::logic_error{"a fact was posted twice"};
    }
};

struct RemindersInMemory final : Reminders {
    std::map<core::PaymentId, core::Instant> questions;
    std::map<core::PaymentId, core::Instant> expiries;
    std::map<core::PaymentId, core::Instant> undos;

    void ask_status(core::PaymentId const& id, core::Instant due) override { sooner(questions, id, due); }
    void expire(core::PaymentId const& id, core::Instant due) override { sooner(expiries, id, due); }
    void undo(core::PaymentId const& id, core::Instant due) override { sooner(undos, id, due); }

private:
    static void
    sooner(std::map<core::PaymentId, core::Instant>& rows, core::PaymentId const& id, core::Instant due)
    {
        auto const [row, fresh] = rows.emplace(id, due);
        if (!fresh) row->second = std::min(row->second, due);
    }
};

struct InboxInMemory final : CallbackInbox {
    std::vector<CallbackEvidence> rows;
    void note(CallbackEvidence const& evidence) override { rows.push_back(evidence); }
};

struct DeskInMemory final : StampDesk {
    std::map<std::string, std::string> issued; ///< number → transaction

    void issue(Order const&, std::span<OrderUnit const> units, std::string_view transaction, core::Instant)
        override
    {
        for (auto const& unit : units)
            if (!issued.emplace(unit.number, transaction).second)
                throw std::logic_error{"a stamp was issued twice"};
    }
};

struct NoticesInMemory final : Notices {
    std::vector<core::OrderId> ready;
    void stamps_ready(core::OrderId const& order, core::Instant) override { ready.push_back(order); }
};

struct BooksInMemory {
    QuotesInMemory quotes;
    OrdersInMemory orders;
    PaymentsInMemory payments;
    LedgerInMemory ledger;
    RemindersInMemory reminders;
    InboxInMemory inbox;
    DeskInMemory desk;
    NoticesInMemory told;
    Books books{quotes, orders, payments, ledger, reminders, inbox, desk, told};
};

} // namespace etimbre::app::pay::testing
