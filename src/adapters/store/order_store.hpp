#pragma once

#include "app/pay/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class EventNotes;
class Notes;
class SqlQuoteStore;

class SqlOrderStore final : public app::pay::OrderStore {
public:
    /// What is written is noted in `notes`, and what happened by it in `events`; both outlive the store.
    explicit SqlOrderStore(
        soci::session& session,
        Notes* notes = nullptr,
        SqlQuoteStore* quotes = nullptr,
        EventNotes* events = nullptr
    );
    ~SqlOrderStore() override;

    bool insert(app::pay::Order const& order) override;
    bool insert_unit(core::OrderId const& order, app::pay::OrderUnit const& unit) override;
    std::optional<app::pay::Order> find(core::OrderId const& id) override;
    std::vector<app::pay::OrderUnit> units(core::OrderId const& id) override;
    bool mark_paid(app::pay::OrderPaid const& paid) override;
    std::optional<app::pay::OrderPaid> paid(core::OrderId const& id) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
    Notes* notes_;
    SqlQuoteStore* quotes_;
    EventNotes* events_;
};

} // namespace etimbre::adapters::store
