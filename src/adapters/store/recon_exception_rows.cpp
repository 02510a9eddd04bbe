#include "adapters/store/recon_exception_rows.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/recon_rows.hpp"

#include <utility>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Exception;
using app::reconcile::HistoryStep;

constexpr std::size_t longest_text = 4'000;

} // namespace

ExceptionRow row_of(Exception const& exception)
{
    bool const waits = exception.state == recon::State::open || exception.state == recon::State::proposed;
    return {
        .exception_id = exception.id,
        .subject_kind = exception.subject_kind,
        .subject_id = exception.subject_id,
        .code = std::string{word_of(exception.code)},
        .state = std::string{recon::word_in(recon::state_words, exception.state)},
        .waits = waits ? 1 : 0,
        .version = exception.version,
        .acquirer = exception.acquirer,
        .currency = std::string{exception.amount.currency().name()},
        .amount_minor = exception.amount.minor(),
        .account = exception.account,
        .residue_minor = exception.residue_minor,
        .day = core::to_date(exception.day),
        .detail = shortened(exception.detail, longest_text),
        .file_sha = exception.file,
        .number = exception.number,
        .print = exception.print,
        .action = exception.action,
        .maker = exception.maker,
        .checker = exception.checker,
        .opened_us = core::micros_of(exception.opened),
    };
}

Exception exception_of(ExceptionRow row)
{
    return {
        .id = std::move(row.exception_id),
        .subject_kind = std::move(row.subject_kind),
        .subject_id = std::move(row.subject_id),
        .code = meaning_of(recon::code_words, row.code),
        .state = meaning_of(recon::state_words, row.state),
        .version = row.version,
        .acquirer = std::move(row.acquirer),
        .amount = money_of(row.amount_minor, row.currency),
        .account = std::move(row.account),
        .residue_minor = row.residue_minor,
        .day = day_of(row.day),
        .detail = std::move(row.detail),
        .file = std::move(row.file_sha),
        .number = row.number,
        .print = std::move(row.print),
        .action = std::move(row.action),
        .maker = std::move(row.maker),
        .checker = std::move(row.checker),
        .opened = core::instant_of_micros(row.opened_us),
    };
}

StepRow row_of(HistoryStep const& step)
{
    return {
        step.exception,
        step.number,
        step.from,
        step.to,
        step.step,
        step.actor,
        shortened(step.reason, longest_text),
        step.moved_minor,
        core::micros_of(step.at),
    };
}

HistoryStep step_of(StepRow row)
{
    return {
        std::move(row.exception_id),
        row.n,
        std::move(row.from_state),
        std::move(row.to_state),
        std::move(row.step),
        std::move(row.actor),
        std::move(row.reason),
        row.moved_minor,
        core::instant_of_micros(row.at_us),
    };
}

} // namespace etimbre::adapters::store
