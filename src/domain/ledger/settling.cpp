#include "domain/ledger/settling.hpp"

#include "domain/ledger/accounts.hpp"

#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

namespace etimbre::domain::ledger {
namespace {

struct Source {
    std::string_view kind;
    std::string_view id;
    std::int64_t leg;
};

Posting one_transfer(Source const& source, std::string debit, std::string credit, core::Money amount)
{
    if (amount.minor() == 0) return {};
    if (source.leg < 0 || source.leg > std::numeric_limits<int>::max())
        throw std::logic_error{"a transfer with a leg that cannot be"};
    bool const backwards = amount.minor() < 0;
    if (backwards) std::swap(debit, credit);
    return {Transfer{
        std::string{source.kind}.append(":").append(source.id).append(":").append(std::to_string(source.leg)),
        std::string{source.kind},
        std::string{source.id},
        static_cast<int>(source.leg),
        std::move(debit),
        std::move(credit),
        core::Money::of_minor(backwards ? -amount.minor() : amount.minor(), amount.currency()),
        "",
        "",
    }};
}

} // namespace

Posting
settle(std::string_view file, std::int64_t entry, std::string_view acquirer, core::Money amount, Known known)
{
    auto const currency = amount.currency();
    return one_transfer(
        {"settle", file, entry},
        bank(acquirer, currency),
        known == Known::payout ? receivable(acquirer, currency) : suspense(currency),
        amount
    );
}

Posting bank_charge(std::string_view file, std::int64_t entry, std::string_view acquirer, core::Money amount)
{
    auto const currency = amount.currency();
    return one_transfer(
        {"charge", file, entry}, fees(acquirer, currency), receivable(acquirer, currency), amount
    );
}

Posting card_fees(std::string_view file, int chunk, std::string_view acquirer, core::Money amount)
{
    auto const currency = amount.currency();
    return one_transfer(
        {"fee", file, chunk}, fees(acquirer, currency), receivable(acquirer, currency), amount
    );
}

Posting chargeback(std::string_view payment_id, std::string_view acquirer, core::Money amount)
{
    auto const currency = amount.currency();
    return one_transfer(
        {"chargeback", payment_id, 0},
        chargeback_receivable(acquirer, currency),
        receivable(acquirer, currency),
        amount
    );
}

Posting chargeback_reversal(std::string_view payment_id, std::string_view acquirer, core::Money amount)
{
    auto const currency = amount.currency();
    return one_transfer(
        {"cb_reversal", payment_id, 0},
        receivable(acquirer, currency),
        chargeback_receivable(acquirer, currency),
        amount
    );
}

Posting move_for(ExceptionMove const& of, std::string_view debit, std::string_view credit, core::Money amount)
{
    constexpr int legs_a_step = 4;
    return one_transfer(
        {"recon", of.exception, std::int64_t{of.step} * legs_a_step + of.leg},
        std::string{debit},
        std::string{credit},
        amount
    );
}

} // namespace etimbre::domain::ledger
