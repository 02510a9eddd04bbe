#include "acquirer_sim/html.hpp"
#include "acquirer_sim/pages.hpp"

namespace etimbre::acquirer_sim {

namespace {

struct Switch {
    FaultName name;
    std::string_view meaning;
};

constexpr std::array switches{
    Switch{
        FaultName::answer_lost,
        "the callback arrives, its answer is lost: the money stays authorised; or the answer to a Void or "
        "Credit is lost"
    },
    Switch{FaultName::callback_lost, "no callback"},
    Switch{FaultName::callback_twice, "the same callback again after it was answered"},
    Switch{FaultName::callback_late, "the browser returns first, the callback comes after seconds (5)"},
    Switch{FaultName::callback_reordered, "the approval comes before an earlier refusal"},
    Switch{FaultName::wrong_amount, "the callback says amount_minor (one dirham more)"},
    Switch{FaultName::wrong_currency, "the callback says euros"},
    Switch{FaultName::bad_hash, "the callback is not signed right"},
    Switch{FaultName::unknown_field, "the callback has a new field"},
    Switch{FaultName::html_escaped, "the callback's values are escaped for HTML"},
    Switch{FaultName::no_code, "the callback has no ProcReturnCode"},
    Switch{FaultName::stall, "page or interface answer after seconds (30)"},
    Switch{FaultName::crash, "the simulator dies right after the next authorisation, Void or Credit"},
    Switch{FaultName::capture_fails, "the bank declines the capture"},
    Switch{FaultName::status_unavailable, "the interface answers 503"},
    Switch{FaultName::refund_fails, "the bank declines to give money back"},
    Switch{FaultName::chargeback, "the cardholder takes captured money back, at once or after seconds"},
    Switch{FaultName::settlement_missing, "a line is missing from the day's payout"},
    Switch{FaultName::settlement_doubled, "a line is in the day's payout twice"},
    Switch{FaultName::settlement_unknown, "the day's payout has a line of nobody's"},
    Switch{FaultName::settlement_amount, "a line of the day's payout has another amount"},
};

std::string row(std::initializer_list<std::string> cells)
{
    std::string html = "<tr>";
    for (auto const& cell : cells) html += "<td>" + cell + "</td>";
    return html + "</tr>\n";
}

std::string table(std::string_view headings, std::string const& rows)
{
    return "<div class=\"table\"><table><thead><tr>" + std::string{headings} + "</tr></thead><tbody>\n" +
           rows + "</tbody></table></div>\n";
}

std::string cards_table()
{
    std::string rows;
    for (auto const& card : test_cards())
        rows += row({"<code>" + std::string{card.pan} + "</code>", escaped(card.meaning)});
    return table("<th scope=\"col\">Card</th><th scope=\"col\">What its bank says</th>", rows);
}

std::string switches_table()
{
    std::string rows;
    for (auto const& each : switches) {
        std::string const word{word_of(each.name)};
        rows += row(
            {"<code>" + word + "</code>",
             escaped(each.meaning),
             "<button class=\"quiet\" type=\"button\" data-fault=\"" + word + "\">set once</button>"}
        );
    }
    return table(
        "<th scope=\"col\">Switch</th><th scope=\"col\">What happens</th><th scope=\"col\">Next one</th>",
        rows
    );
}

std::string set_table(std::vector<Fault> const& faults)
{
    if (faults.empty()) return "<p>No switch is set.</p>\n";
    std::string rows;
    for (auto const& fault : faults)
        rows += row(
            {"<code>" + std::string{word_of(fault.name)} + "</code>",
             escaped(fault.oid.value_or("any")),
             std::to_string(fault.count)}
        );
    return table(
               "<th scope=\"col\">Switch</th><th scope=\"col\">oid</th><th scope=\"col\">Times left</th>",
               rows
           ) +
           "<p><button class=\"quiet\" type=\"button\" data-clear>clear all</button></p>\n";
}

} // namespace

std::string index_page(std::vector<Fault> const& set_faults)
{
    auto const body =
        "<h1>Acquirer simulator</h1>\n<p>It speaks est3Dgate for development and tests. No money moves.</p>\n"
        "<h2>Test cards</h2>\n<p class=\"hint\">Any date to come; security code <code>123</code>.</p>\n" +
        cards_table() +
        "<h2>Switches</h2>\n<p class=\"hint\"><code>POST /sim/faults "
        "{\"fault\":…,\"oid\"?,\"count\"?,\"seconds\"?,\"amount_minor\"?}</code></p>\n" +
        switches_table() + "<h2>Set now</h2>\n" + set_table(set_faults) +
        "<p><a href=\"/sim/book\">The book</a></p>\n";
    return whole_page("en", "Acquirer simulator", body);
}

} // namespace etimbre::acquirer_sim
