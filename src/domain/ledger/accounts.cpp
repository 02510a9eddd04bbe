#include "domain/ledger/accounts.hpp"

namespace etimbre::domain::ledger {
namespace {

std::string code(std::string_view kind, std::string_view whose, core::Currency currency)
{
    std::string text{kind};
    if (!whose.empty()) text.append(":").append(whose);
    return text.append(":").append(currency.name());
}

std::string of_post(std::string_view kind, Part part, std::string_view mission, core::Currency currency)
{
    return code(kind, std::string{word_of(part)}.append(":").append(mission), currency);
}

} // namespace

std::string receivable(std::string_view acquirer, core::Currency currency)
{
    return code("receivable", acquirer, currency);
}

std::string prepaid(core::Currency currency)
{
    return code("prepaid", "", currency);
}

std::string outstanding(Part part, std::string_view mission, core::Currency currency)
{
    return of_post("outstanding", part, mission, currency);
}

std::string revenue(Part part, std::string_view mission, core::Currency currency)
{
    return of_post("revenue", part, mission, currency);
}

std::string refunds_payable(core::Currency currency)
{
    return code("refunds_payable", "", currency);
}

std::string bank(std::string_view acquirer, core::Currency currency)
{
    return code("bank", acquirer, currency);
}

std::string fees(std::string_view acquirer, core::Currency currency)
{
    return code("fees", acquirer, currency);
}

std::string chargeback_receivable(std::string_view acquirer, core::Currency currency)
{
    return code("chargeback_receivable", acquirer, currency);
}

std::string suspense(core::Currency currency)
{
    return code("suspense", "", currency);
}

std::string writeoff(core::Currency currency)
{
    return code("writeoff", "", currency);
}

std::string refund_fees(core::Currency currency)
{
    return code("refund_fees", "", currency);
}

} // namespace etimbre::domain::ledger
