#pragma once

#include "app/pay/ports.hpp"
#include "app/refund/refund.hpp"
#include "app/stamp/ports.hpp"
#include "core/result.hpp"
#include "domain/refund/transitions.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace etimbre::app::refund {

/// Which refunds a list shows: the oldest first.
struct Listing {
    std::vector<domain::refund::State> states{}; ///< at most three; empty: all
    core::Instant after{}; ///< those made before are left out, and of the same moment those
    core::RefundId last{}; ///< up to this id
    std::size_t most = 0;
};

class RefundStore : public pay::Port {
public:
    virtual void insert(Refund const& refund) = 0;
    /// Throws where the stamp has no end, or was refunded before: its key decides.
    virtual void insert_line(RefundLine const& line) = 0;
    virtual std::optional<Refund> find(core::RefundId const& id) = 0;
    virtual std::vector<Refund> of_order(core::OrderId const& order) = 0;
    virtual std::vector<RefundLine> lines(core::RefundId const& id) = 0;
    virtual std::vector<Refund> list(Listing const& listing) = 0;

    /// Writes the transition and moves the row, compared and swapped on state and sequence. Refuses
    /// `refund_state` when the table has no such row.
    virtual core::Result<Refund>
    advance(Refund const& refund, domain::refund::Event on, core::Instant at) = 0;
    /// How often it came into that state.
    virtual int times_in(core::RefundId const& id, domain::refund::State state) = 0;

    /// How much of a payment is spoken for.
    virtual core::Money reserved(core::PaymentId const& payment, core::Currency currency) = 0;
    /// One more step of its payment's chain: so much more is spoken for. False when that is more than was
    /// captured. Throws where another step took the place meanwhile.
    virtual bool reserve(Refund const& refund, core::Instant at) = 0;
    /// The refund failed for good, and what it had reserved may be reserved again.
    virtual void release(Refund const& refund, core::Instant at) = 0;

    /// Takes its payment's one place at the acquirer. False while another refund holds it.
    virtual bool take_place(Refund const& refund) = 0;
    virtual void free_place(Refund const& refund) = 0;
    /// What has gone back of a payment, by refunds that succeeded.
    virtual core::Money given_back(core::PaymentId const& payment, core::Currency currency) = 0;

    /// False when it was approved before: the key decides by whom.
    virtual bool approve(Approval const& approval) = 0;
    virtual std::optional<Approval> approval(core::RefundId const& id) = 0;
};

/// What is owed to a refund, as a row that survives a kill.
class RefundReminders : public pay::Port {
public:
    virtual void send(core::RefundId const& refund, core::Instant due) = 0;
};

/// What the payer is told of it, wired to app/notice.
class RefundNotices : public pay::Port {
public:
    /// In the transaction that brings the refund into its state.
    virtual void refund_moved(Refund const& refund, core::Instant now) = 0;
};

/// Everything a refund rule may touch inside one transaction.
struct Books {
    RefundStore& refunds;
    pay::OrderStore& orders;
    pay::PaymentStore& payments;
    stamp::StampStore& stamps;
    pay::LedgerStore& ledger;
    RefundReminders& reminders;
    RefundNotices& notices;
};

/// Runs rules in a transaction and returns when it is committed. Blocks: for job threads only.
class Transactions : public pay::Port {
public:
    virtual void run(std::function<void(Books&)> const& work) = 0;
};

} // namespace etimbre::app::refund
