#include "adapters/render/statement_sheet.hpp"

#include "adapters/render/measures.hpp"
#include "adapters/render/page.hpp"
#include "adapters/render/words.hpp"
#include "adapters/render/written.hpp"
#include "core/currency.hpp"
#include "domain/ledger/chart.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::adapters::render {
namespace {

namespace closing = app::closing;
using core::Language;

constexpr std::size_t most_posts = 16;
constexpr double amount_width = 92;
constexpr double row_height = 14;
constexpr double proof_y = 636;
constexpr double signatures_y = 720;

/// French names of the ledger's accounts, in the order of the sheet.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> account_names{{
    {"receivable", "Créances sur l’acquéreur"},
    {"bank", "Banque"},
    {"chargeback_receivable", "Impayés à recouvrer"},
    {"prepaid", "Encaissements à affecter"},
    {"outstanding", "Timbres émis non utilisés"},
    {"refunds_payable", "Remboursements dus"},
    {"suspense", "Sommes en attente"},
    {"revenue", "Recettes"},
    {"refund_fees", "Frais retenus sur remboursements"},
    {"fees", "Commissions"},
    {"writeoff", "Pertes admises"},
}};

std::string written_day(std::chrono::sys_days day)
{
    std::chrono::year_month_day const date{day};
    return std::to_string(unsigned{date.day()}) + ' ' +
           std::string{words_in(Language::fr).months.at(unsigned{date.month()} - 1)} + ' ' +
           std::to_string(int{date.year()});
}

std::string amount(std::int64_t minor, std::string_view currency)
{
    auto const of = core::currency_of(currency).value_or(core::mad);
    return written_amount(core::Money::of_minor(minor, of), Language::fr);
}

void write(Page& page, Box box, std::string_view text, Type type)
{
    page.write("P", {box, {text, Language::fr}, type});
}

/// A name and amounts to its right, the last one at the margin.
double row(Page& page, double y, std::string_view name, std::vector<std::string> const& amounts, bool bold)
{
    auto const columns = static_cast<double>(amounts.size()) * amount_width;
    write(page, {margin, y, measure - columns - 6}, name, {.size = 9, .bold = bold, .lines = 1});
    auto x = margin + measure - columns;
    for (auto const& each : amounts) {
        write(page, {x, y, amount_width}, each, {.size = 9, .bold = bold, .side = Side::end, .lines = 1});
        x += amount_width;
    }
    return y + row_height;
}

double heading(Page& page, double y, std::string_view text)
{
    y += page.write(
        "H2", {{margin, y, measure}, {text, Language::fr}, {.size = 11, .bold = true, .lines = 1}}
    );
    page.rule({margin, y + 2, measure}, line_ink, 0.7);
    return y + 8;
}

std::vector<std::string> amounts_of(closing::Remittance const& remittance)
{
    std::vector<std::string> amounts;
    for (auto const part : remittance.parts) amounts.push_back(amount(part, remittance.currency));
    amounts.push_back(amount(remittance.total(), remittance.currency));
    return amounts;
}

double remittances(Page& page, double y, closing::Statement const& statement)
{
    auto const all = closing::remittances_of(statement);
    y = heading(page, y, "Remise au Trésor par compte de recettes");
    y = row(page, y, "Poste", {"Quittance", "Chancellerie", "Service", "Total"}, true);
    std::span const posts{all};
    auto const shown = posts.first(std::min(posts.size(), most_posts));
    for (auto const& post : shown) y = row(page, y, post.mission, amounts_of(post), false);
    auto const rest = posts.subspan(shown.size());
    for (auto const& others : closing::totals_of({rest.begin(), rest.end()}))
        y = row(page, y, "Autres postes (" + std::to_string(rest.size()) + ")", amounts_of(others), false);
    for (auto const& total : closing::totals_of(all)) y = row(page, y, "Ensemble", amounts_of(total), true);
    if (all.empty()) y = row(page, y, "Aucune recette ce jour", {}, false);
    return y + row_height;
}

struct Sum {
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    std::int64_t balance = 0;
};

double accounts(Page& page, double y, closing::Statement const& statement)
{
    std::map<std::pair<std::string, std::string>, Sum> sums;
    for (auto const& line : statement.lines) {
        auto const account = domain::ledger::account_of(line.account);
        if (!account) continue;
        auto& sum = sums[{account->word, account->currency}];
        sum.debit += line.debit;
        sum.credit += line.credit;
        sum.balance += line.debits - line.credits;
    }
    y = heading(page, y, "Mouvements du jour et soldes");
    y = row(page, y, "Comptes", {"Débit", "Crédit", "Solde"}, true);
    for (auto const& [word, name] : account_names)
        for (auto const& [key, sum] : sums) {
            if (key.first != word) continue;
            y =
                row(page,
                    y,
                    name,
                    {amount(sum.debit, key.second),
                     amount(sum.credit, key.second),
                     amount(sum.balance, key.second)},
                    false);
        }
    return y;
}

void proof(Page& page, closing::Statement const& statement)
{
    std::array<std::pair<std::string_view, std::string>, 5> const lines{{
        {"Empreinte de l’arrêté (SHA-256)", statement.hash},
        {"Empreinte de l’arrêté précédent", statement.previous_hash},
        {"Journal des événements, dernier numéro",
         std::to_string(statement.feed_seq) + "  " + statement.feed_hash},
        {"Timbres émis depuis l’origine", std::to_string(statement.log_size)},
        {"Clé de signature, clôture",
         core::to_hex(statement.kid) + "  " + core::to_rfc3339(statement.closed_at)},
    }};
    constexpr double label_width = 150;
    page.rule({margin, proof_y, measure}, line_ink, 0.7);
    auto y = proof_y + 6;
    for (auto const& [label, value] : lines) {
        write(page, {margin, y, label_width}, label, {.size = 7, .colour = quiet_ink, .lines = 1});
        write(page, {margin + label_width, y, measure - label_width}, value, {.size = 7, .lines = 1});
        y += 11;
    }
}

void signatures(Page& page)
{
    constexpr double width = 220;
    constexpr double room = 70;
    page.frame({margin, signatures_y, width}, room);
    page.frame({margin + measure - width, signatures_y, width}, room);
    write(page, {margin + 8, signatures_y + 6, width}, "Le comptable", {.size = 9, .lines = 1});
    write(
        page,
        {margin + measure - width + 8, signatures_y + 6, width},
        "Le contrôleur",
        {.size = 9, .lines = 1}
    );
}

double masthead(Page& page, std::string const& title)
{
    write(page, {margin, 44, 120}, "eTimbre", {.size = 17, .bold = true, .colour = green_ink, .lines = 1});
    write(
        page,
        {margin + 130, 50, measure - 130},
        "Droits consulaires",
        {.size = 11, .colour = quiet_ink, .side = Side::end, .lines = 1}
    );
    page.rule({margin, 71, measure}, green_ink, 1.5);
    auto const y = 84.0;
    return y + page.write(
                   "H1", {{margin, y, measure}, {title, Language::fr}, {.size = 17, .bold = true, .lines = 1}}
               );
}

} // namespace

std::string statement_pdf(closing::Statement const& statement)
{
    auto const title = "Arrêté de la journée du " + written_day(statement.day);
    Page page{{Language::fr, title, "eTimbre", statement.closed_at}};
    auto y = masthead(page, title) + 16;
    y = remittances(page, y, statement);
    accounts(page, y, statement);
    proof(page, statement);
    signatures(page);
    return page.finish();
}

} // namespace etimbre::adapters::render
