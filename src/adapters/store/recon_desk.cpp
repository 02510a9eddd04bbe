#include "adapters/store/recon_desk.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

// A stamp that has ended is nobody's any more; one that is frozen keeps its first reason.
constexpr auto insert_frozen = R"sql(
    INSERT INTO stamp_frozen (number, reason, since_us)
    SELECT s.number, 'chargeback', :since_us FROM order_paid o
    JOIN stamp s ON s.order_id = o.order_id
    LEFT JOIN stamp_end e ON e.number = s.number
    LEFT JOIN stamp_frozen f ON f.number = s.number
    WHERE o.payment_id = :payment AND e.number IS NULL AND f.number IS NULL)sql";

constexpr auto delete_frozen = R"sql(
    DELETE FROM stamp_frozen WHERE reason = 'chargeback' AND number IN (
        SELECT s.number FROM order_paid o JOIN stamp s ON s.order_id = o.order_id WHERE o.payment_id = :payment))sql";

struct Freezing {
    std::int64_t since_us;
    std::string payment;
};

struct ByPayment {
    std::string payment;
};

} // namespace

struct SqlReconPayments::Statements {
    explicit Statements(soci::session& session)
        : jobs{session}, freeze{session, insert_frozen}, release{session, delete_frozen}
    {
    }

    SqlJobStore jobs;
    Prepared<Freezing> freeze;
    Prepared<ByPayment> release;
};

SqlReconPayments::SqlReconPayments(soci::session& session)
    : statements_{std::make_unique<Statements>(session)}
{
}

SqlReconPayments::~SqlReconPayments() = default;

void SqlReconPayments::ask_status(std::string_view payment, core::Instant due)
{
    statements_->jobs.schedule(app::jobs::Kind::ask_status, payment, due);
}

void SqlReconPayments::freeze(std::string_view payment, core::Instant at)
{
    statements_->freeze.run({core::micros_of(at), std::string{payment}});
}

void SqlReconPayments::release(std::string_view payment)
{
    statements_->release.run({std::string{payment}});
}

} // namespace etimbre::adapters::store
