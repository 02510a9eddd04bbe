#pragma once

#include "app/refund/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class EventNotes;
class Notes;

class SqlRefundStore final : public app::refund::RefundStore {
public:
    /// Without `notes` nobody witnesses; without `events` nobody hears of it.
    explicit SqlRefundStore(soci::session& session, Notes* notes = nullptr, EventNotes* events = nullptr);
    ~SqlRefundStore() override;

    void insert(app::refund::Refund const& refund) override;
    void insert_line(app::refund::RefundLine const& line) override;
    std::optional<app::refund::Refund> find(core::RefundId const& id) override;
    std::vector<app::refund::Refund> of_order(core::OrderId const& order) override;
    std::vector<app::refund::RefundLine> lines(core::RefundId const& id) override;
    std::vector<app::refund::Refund> list(app::refund::Listing const& listing) override;
    core::Result<app::refund::Refund>
    advance(app::refund::Refund const& refund, domain::refund::Event on, core::Instant at) override;
    int times_in(core::RefundId const& id, domain::refund::State state) override;
    core::Money reserved(core::PaymentId const& payment, core::Currency currency) override;
    bool reserve(app::refund::Refund const& refund, core::Instant at) override;
    void release(app::refund::Refund const& refund, core::Instant at) override;
    bool take_place(app::refund::Refund const& refund) override;
    void free_place(app::refund::Refund const& refund) override;
    core::Money given_back(core::PaymentId const& payment, core::Currency currency) override;
    bool approve(app::refund::Approval const& approval) override;
    std::optional<app::refund::Approval> approval(core::RefundId const& id) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
    Notes* notes_;
    EventNotes* events_;
};

} // namespace etimbre::adapters::store
