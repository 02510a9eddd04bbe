#include "acquirer_sim/settlement_files.hpp"

#include "acquirer_sim/settlement.hpp"
#include "adapters/est3dgate/xml_tree.hpp"
#include "core/money.hpp"
#include "http/server/problem.hpp"

#include <algorithm>
#include <map>

namespace etimbre::acquirer_sim {
namespace {

using http::server::Request;
using http::server::Response;

constexpr auto account = "MA64011519000001205000534921";

std::string decimal(std::int64_t minor)
{
    return core::to_decimal(core::Money::of_minor(minor, core::mad));
}

std::string amount(std::int64_t minor)
{
    return "<Amt Ccy=\"MAD\">" + decimal(minor < 0 ? -minor : minor) + "</Amt>";
}

std::string direction(std::int64_t minor)
{
    return std::string{"<CdtDbtInd>"} + (minor < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd>";
}

std::string_view family_code(std::string_view kind)
{
    if (kind == "REFUND") return "RIMB";
    if (kind == "CHARGEBACK") return "UPCT";
    return kind == "FEE" ? "CHRG" : "POSC";
}

std::string code(std::string_view kind)
{
    return "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>MCRD</Cd><SubFmlyCd>" + std::string{family_code(kind)} +
           "</SubFmlyCd></Fmly></Domn></BkTxCd>";
}

std::string detail(SettledLine const& line, std::string const& day)
{
    auto text = "<TxDtls><Refs><EndToEndId>" +
                (line.oid.empty() ? "NOTPROVIDED" : adapters::est3dgate::xml_escaped(line.oid)) +
                "</EndToEndId>";
    if (!line.trans_id.empty())
        text += "<TxId>" + adapters::est3dgate::xml_escaped(line.trans_id) + "</TxId>";
    if (!line.auth_code.empty()) text += "<Prtry><Tp>AUTH</Tp><Ref>" + line.auth_code + "</Ref></Prtry>";
    text += "</Refs>" + amount(line.net_minor()) + direction(line.net_minor());
    if (line.gross_minor != 0) text += "<AmtDtls><TxAmt>" + amount(line.gross_minor) + "</TxAmt></AmtDtls>";
    text += code(line.kind);
    if (line.fee_minor != 0 && line.gross_minor != 0)
        text += "<Chrgs><Rcrd>" + amount(line.fee_minor) +
                "<CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd>"
                "</Rcrd></Chrgs>";
    return text + "<RltdDts><TxDtTm>" + day + "T12:00:00Z</TxDtTm></RltdDts></TxDtls>\n";
}

std::int64_t net_of(std::vector<SettledLine> const& lines)
{
    std::int64_t net = 0;
    for (auto const& line : lines) net += line.net_minor();
    return net;
}

std::string balance(std::string_view kind, std::int64_t minor, std::string const& day)
{
    return "<Bal><Tp><CdOrPrtry><Cd>" + std::string{kind} + "</Cd></CdOrPrtry></Tp>" + amount(minor) +
           direction(minor) + "<Dt><Dt>" + day + "</Dt></Dt></Bal>\n";
}

struct Day {
    std::chrono::sys_days day;
    std::vector<SettledLine> lines;
    std::int64_t opening = 0; ///< what earlier days came to

    std::string date() const { return core::to_date(day); }
    std::string payout() const
    {
        auto text = "P" + date();
        std::erase(text, '-');
        return text;
    }
};

std::string entry(Day const& of)
{
    if (of.lines.empty()) return "";
    auto const net = net_of(of.lines);
    auto text = "<Ntry><NtryRef>1</NtryRef>" + amount(net) + direction(net) +
                "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" + of.date() + "</Dt></BookgDt><ValDt><Dt>" +
                core::to_date(of.day + std::chrono::days{1}) + "</Dt></ValDt><AcctSvcrRef>BANK" +
                of.payout() + "</AcctSvcrRef>" + code("SALE") + "\n<NtryDtls><Btch><PmtInfId>" + of.payout() +
                "</PmtInfId><NbOfTxs>" + std::to_string(of.lines.size()) + "</NbOfTxs></Btch>\n";
    for (auto const& line : of.lines) text += detail(line, of.date());
    return text + "</NtryDtls></Ntry>\n";
}

std::string camt(Day const& of)
{
    auto const net = net_of(of.lines);
    auto const date = of.date();
    auto const year = std::chrono::year_month_day{of.day}.year();
    auto const number = (of.day - std::chrono::sys_days{year / 1 / 1}).count() + 1;
    auto const created = core::to_date(of.day + std::chrono::days{1}) + "T04:00:00Z";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<Document "
           "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\n<GrpHdr><MsgId>SIM" +
           of.payout() + "</MsgId><CreDtTm>" + created + "</CreDtTm></GrpHdr>\n<Stmt><Id>STMT-" +
           std::to_string(number) + "</Id><ElctrncSeqNb>" + std::to_string(number) +
           "</ElctrncSeqNb><CreDtTm>" + created + "</CreDtTm><FrToDt><FrDtTm>" + date +
           "T00:00:00Z</FrDtTm><ToDtTm>" + date + "T23:59:59Z</ToDtTm></FrToDt><Acct><Id><IBAN>" + account +
           "</IBAN></Id><Ccy>MAD</Ccy></Acct>\n" + balance("OPBD", of.opening, date) +
           balance("CLBD", of.opening + net, date) + entry(of) + "</Stmt></BkToCstmrStmt></Document>\n";
}

std::string report(Day const& of)
{
    std::string text{"type,oid,trans_id,auth_code,gross,fee,net,currency,payout,sold_on,paid_on\n"};
    std::int64_t gross = 0;
    std::int64_t fees = 0;
    auto const row = [](std::initializer_list<std::string> cells) {
        std::string joined;
        for (auto const& cell : cells) joined += (joined.empty() ? "" : ",") + cell;
        return joined + "\n";
    };
    auto const paid = core::to_date(of.day + std::chrono::days{1});
    for (auto const& line : of.lines) {
        gross += line.gross_minor;
        fees += line.fee_minor;
        text += row(
            {std::string{line.kind},
             '"' + line.oid + '"',
             line.trans_id,
             line.auth_code,
             decimal(line.gross_minor),
             decimal(line.fee_minor),
             decimal(line.net_minor()),
             "MAD",
             of.payout(),
             of.date(),
             paid}
        );
    }
    return text + row(
                      {"TOTAL",
                       std::to_string(of.lines.size()),
                       "",
                       "",
                       decimal(gross),
                       decimal(fees),
                       decimal(gross - fees),
                       "MAD",
                       "",
                       "",
                       ""}
                  );
}

Day day_of(House const& house, std::chrono::sys_days day)
{
    auto const book = house.book.all();
    Day of{day, settled_on(day, book, house.faults.all(), house.fees), 0};
    // The days before without switches: what a switch did to a file was for that file.
    std::map<std::chrono::sys_days, bool> before;
    for (auto const& each : book) {
        auto const note = [&](core::Instant at) { before[std::chrono::floor<std::chrono::days>(at)] = true; };
        if (each.captured_at) note(*each.captured_at);
        for (auto const& credit : each.credits) note(credit.at);
        if (each.charged_back_at) note(*each.charged_back_at);
    }
    for (auto const& [earlier, _] : before)
        if (earlier < day) of.opening += net_of(settled_on(earlier, book, {}, house.fees));
    return of;
}

} // namespace

Response get_settlement(House const& house, Request const& request)
{
    std::string_view name = request.parameter("name");
    auto const dot = name.find('.');
    auto const day = core::from_date(name.substr(0, dot));
    auto const form = dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
    if (!day || (form != ".xml" && form != ".csv"))
        return http::server::problem({core::Reason::not_found}, request.request_id);
    auto const of = day_of(house, *day);
    if (form == ".xml") return {.status = 200, .content_type = "application/xml", .body = camt(of)};
    return {.status = 200, .content_type = "text/csv; charset=utf-8", .body = report(of)};
}

} // namespace etimbre::acquirer_sim
