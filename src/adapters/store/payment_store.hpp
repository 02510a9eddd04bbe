#pragma once

#include "app/pay/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class EventNotes;
class Notes;

class SqlPaymentStore final : public app::pay::PaymentStore {
public:
    /// What is written is noted in `notes`, and what happened by it in `events`; both outlive the store.
    explicit SqlPaymentStore(soci::session& session, Notes* notes = nullptr, EventNotes* events = nullptr);
    ~SqlPaymentStore() override;

    bool insert(app::pay::Payment const& payment) override;
    std::optional<app::pay::Payment> find(core::PaymentId const& id) override;
    std::optional<app::pay::Payment> find_by_oid(std::string_view oid) override;
    std::optional<app::pay::Payment> open_of(core::OrderId const& order) override;
    std::vector<app::pay::Payment> of_order(core::OrderId const& order) override;
    core::Result<app::pay::Payment>
    advance(app::pay::Payment const& payment, domain::payment::Event on, core::Instant at) override;
    void keep_names(app::pay::Payment const& payment) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
    Notes* notes_;
    EventNotes* events_;
};

} // namespace etimbre::adapters::store
