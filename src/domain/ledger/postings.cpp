#include "domain/ledger/postings.hpp"

#include "domain/ledger/accounts.hpp"

#include <functional>
#include <string>
#include <utility>

namespace etimbre::domain::ledger {
namespace {

struct Fact {
    std::string_view kind;
    std::string_view id;
    std::string_view mission;
};

struct Accounts {
    std::string debit;
    std::string credit;
};

Transfer transfer(Fact const& fact, int leg, Accounts accounts, core::Money amount, std::string_view part)
{
    return {
        std::string{fact.kind}.append(":").append(fact.id).append(":").append(std::to_string(leg)),
        std::string{fact.kind},
        std::string{fact.id},
        leg,
        std::move(accounts.debit),
        std::move(accounts.credit),
        amount,
        std::string{fact.mission},
        std::string{part},
    };
}

Posting whole(Fact const& fact, Accounts accounts, core::Money total)
{
    Posting posting;
    if (total.minor() > 0) posting.push_back(transfer(fact, 0, std::move(accounts), total, ""));
    return posting;
}

core::Money amount_of(PartAmounts const& amounts, Part part)
{
    switch (part) {
    case Part::receipt:
        return amounts.receipt;
    case Part::chancery:
        return amounts.chancery;
    case Part::service:
        return amounts.service;
    }
    return amounts.receipt;
}

Posting
by_part(Fact const& fact, PartAmounts const& amounts, std::function<Accounts(Part, core::Currency)> const& of)
{
    Posting posting;
    for (auto const part : parts) {
        auto const amount = amount_of(amounts, part);
        if (amount.minor() > 0)
            posting.push_back(
                transfer(fact, static_cast<int>(part), of(part, amount.currency()), amount, word_of(part))
            );
    }
    return posting;
}

} // namespace

Posting capture(std::string_view payment_id, std::string_view acquirer, core::Money total)
{
    auto const currency = total.currency();
    return whole({"capture", payment_id, ""}, {receivable(acquirer, currency), prepaid(currency)}, total);
}

Posting give_back(std::string_view payment_id, std::string_view acquirer, core::Money total)
{
    auto const currency = total.currency();
    return whole({"give_back", payment_id, ""}, {prepaid(currency), receivable(acquirer, currency)}, total);
}

Posting issue(std::string_view number, std::string_view mission, PartAmounts const& amounts)
{
    return by_part({"issue", number, mission}, amounts, [=](Part part, core::Currency currency) {
        return Accounts{prepaid(currency), outstanding(part, mission, currency)};
    });
}

Posting redeem(std::string_view number, std::string_view mission, PartAmounts const& amounts)
{
    return by_part({"redeem", number, mission}, amounts, [=](Part part, core::Currency currency) {
        return Accounts{outstanding(part, mission, currency), revenue(part, mission, currency)};
    });
}

Posting void_stamp(std::string_view number, std::string_view mission, PartAmounts const& amounts)
{
    return by_part({"void", number, mission}, amounts, [=](Part part, core::Currency currency) {
        return Accounts{outstanding(part, mission, currency), refunds_payable(currency)};
    });
}

Posting refund_fee(std::string_view refund_id, core::Money fee)
{
    auto const currency = fee.currency();
    return whole({"refund_fee", refund_id, ""}, {refunds_payable(currency), refund_fees(currency)}, fee);
}

Posting refund(std::string_view refund_id, std::string_view acquirer, core::Money amount)
{
    auto const currency = amount.currency();
    return whole(
        {"refund", refund_id, ""}, {refunds_payable(currency), receivable(acquirer, currency)}, amount
    );
}

} // namespace etimbre::domain::ledger
