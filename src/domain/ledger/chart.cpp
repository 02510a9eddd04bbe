#include "domain/ledger/chart.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace etimbre::domain::ledger {
namespace {

enum class Whose { nobody, acquirer, part_of_a_post };

struct ChartRow {
    std::string_view word;
    AccountKind kind;
    Whose whose;
};

constexpr std::array chart{
    ChartRow{"receivable", AccountKind::asset, Whose::acquirer},
    ChartRow{"bank", AccountKind::asset, Whose::acquirer},
    ChartRow{"chargeback_receivable", AccountKind::asset, Whose::acquirer},
    ChartRow{"prepaid", AccountKind::liability, Whose::nobody},
    ChartRow{"outstanding", AccountKind::liability, Whose::part_of_a_post},
    ChartRow{"refunds_payable", AccountKind::liability, Whose::nobody},
    ChartRow{"suspense", AccountKind::liability, Whose::nobody},
    ChartRow{"revenue", AccountKind::income, Whose::part_of_a_post},
    ChartRow{"refund_fees", AccountKind::income, Whose::nobody},
    ChartRow{"refund_fees", AccountKind::income, Whose::nobody},
    ChartRow{"fees", AccountKind::expense, Whose::acquirer},
    ChartRow{"writeoff", AccountKind::expense, Whose::nobody},
};

std::vector<std::string> pieces_of(std::string_view code)
{
    std::vector<std::string> pieces;
    for (;;) {
        auto const colon = code.find(':');
        pieces.emplace_back(code.substr(0, colon));
        if (colon == std::string_view::npos) return pieces;
        code.remove_prefix(colon + 1);
    }
}

constexpr std::size_t pieces_for(Whose whose)
{
    switch (whose) {
    case Whose::nobody:
        return 2;
    case Whose::acquirer:
        return 3;
    case Whose::part_of_a_post:
        return 4;
    }
    return 0;
}

} // namespace

std::optional<Account> account_of(std::string_view code)
{
    auto const pieces = pieces_of(code);
    auto const* const row = std::ranges::find(chart, std::string_view{pieces.front()}, &ChartRow::word);
    if (row == chart.end() || pieces.size() != pieces_for(row->whose) ||
        std::ranges::any_of(pieces, &std::string::empty))
        return std::nullopt;
    Account account;
    account.code = code;
    account.kind = row->kind;
    account.word = pieces.front();
    account.currency = pieces.back();
    if (row->whose == Whose::acquirer) account.acquirer = pieces[1];
    if (row->whose == Whose::part_of_a_post) {
        account.part = pieces[1];
        account.mission = pieces[2];
    }
    return account;
}

} // namespace etimbre::domain::ledger
