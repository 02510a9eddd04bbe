#pragma once

#include "app/jobs/jobs.hpp"
#include "app/pay/ports.hpp"
#include "app/refund/ports.hpp"

namespace etimbre::adapters::store {

/// What is owed to a payment, as rows of `job`.
class JobReminders final : public app::pay::Reminders {
public:
    explicit JobReminders(app::jobs::JobStore& jobs) : jobs_{jobs} {}

    void ask_status(core::PaymentId const& payment, core::Instant due) override
    {
        jobs_.schedule(app::jobs::Kind::ask_status, payment.value, due);
    }
    void expire(core::PaymentId const& payment, core::Instant due) override
    {
        jobs_.schedule(app::jobs::Kind::expire, payment.value, due);
    }
    void undo(core::PaymentId const& payment, core::Instant due) override
    {
        jobs_.schedule(app::jobs::Kind::undo, payment.value, due);
    }

private:
    app::jobs::JobStore& jobs_;
};

/// What is owed to a refund, likewise.
class JobRefundReminders final : public app::refund::RefundReminders {
public:
    explicit JobRefundReminders(app::jobs::JobStore& jobs) : jobs_{jobs} {}

    void send(core::RefundId const& refund, core::Instant due) override
    {
        jobs_.schedule(app::jobs::Kind::refund, refund.value, due);
    }

private:
    app::jobs::JobStore& jobs_;
};

} // namespace etimbre::adapters::store
