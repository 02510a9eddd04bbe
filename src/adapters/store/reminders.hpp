#pragma once

#include "app/jobs/jobs.hpp"
#include "app/pay/ports.hpp"

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

} // namespace etimbre::adapters::store
