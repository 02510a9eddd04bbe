#pragma once

#include "app/reconcile/records.hpp"

#include <cstdint>
#include <string>

/// The rows of the queue; the members stand in the order of the columns.
namespace etimbre::adapters::store {

struct ExceptionRow {
    std::string exception_id;
    std::string subject_kind;
    std::string subject_id;
    std::string code;
    std::string state;
    int waits;
    int version;
    std::string acquirer;
    std::string currency;
    std::int64_t amount_minor;
    std::string account;
    std::int64_t residue_minor;
    std::string day;
    std::string detail;
    std::string file_sha;
    std::int64_t number;
    std::string print;
    std::string action;
    std::string maker;
    std::string checker;
    std::int64_t opened_us;
};

struct StepRow {
    std::string exception_id;
    int n;
    std::string from_state;
    std::string to_state;
    std::string step;
    std::string actor;
    std::string reason;
    std::int64_t moved_minor;
    std::int64_t at_us;
};

ExceptionRow row_of(app::reconcile::Exception const& exception);
app::reconcile::Exception exception_of(ExceptionRow row);
StepRow row_of(app::reconcile::HistoryStep const& step);
app::reconcile::HistoryStep step_of(StepRow row);

} // namespace etimbre::adapters::store
