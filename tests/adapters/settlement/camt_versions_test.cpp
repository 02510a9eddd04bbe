#include "adapters/settlement/camt_reader.hpp"
#include "heard.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

/// One day of one account in the words of each version of camt.053 and camt.054, as the schemas of ISO 20022
/// have them: the status is text until 07 and has a code from 08 on; charges stand by themselves until 03 and
/// in records from 04 on; a detail names its own amount from 03 on; a notification has no balances. Computed
/// by hand: 860.00 less 7.00 and 400.00 less 3.20 are 1,249.80; 1,000.00 and that less 30.00 are 2,219.80.
namespace etimbre::adapters::settlement {
namespace {

struct Version {
    int message; ///< 53 or 54
    int number;

    bool is_statement() const { return message == 53; }
    std::string two_digits() const { return (number < 10 ? "0" : "") + std::to_string(number); }
};

std::string amount(std::string_view decimal)
{
    return "<Amt Ccy=\"MAD\">" + std::string{decimal} + "</Amt>";
}

std::string status(Version of)
{
    return of.number < 8 ? "<Sts>BOOK</Sts>" : "<Sts><Cd>BOOK</Cd></Sts>";
}

std::string charge(Version of, std::string_view decimal)
{
    if (of.number < 4) return "<Chrgs>" + amount(decimal) + "<CdtDbtInd>DBIT</CdtDbtInd></Chrgs>";
    return "<Chrgs><Rcrd>" + amount(decimal) +
           "<CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>";
}

std::string
sale(Version of, std::string_view oid, std::string_view gross, std::string_view fee, std::string_view net)
{
    auto text = "<TxDtls><Refs><EndToEndId>" + std::string{oid} + "</EndToEndId><TxId>T" + std::string{oid} +
                "</TxId></Refs>";
    if (of.number >= 3) text += amount(net) + "<CdtDbtInd>CRDT</CdtDbtInd>";
    return text + "<AmtDtls><TxAmt>" + amount(gross) + "</TxAmt></AmtDtls>" + charge(of, fee) + "</TxDtls>";
}

std::string balance(std::string_view kind, std::string_view decimal)
{
    return "<Bal><Tp><CdOrPrtry><Cd>" + std::string{kind} + "</Cd></CdOrPrtry></Tp>" + amount(decimal) +
           "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-12-01</Dt></Dt></Bal>";
}

std::string entries(Version of)
{
    return "<Ntry>" + amount("1249.80") + "<CdtDbtInd>CRDT</CdtDbtInd>" + status(of) +
           "<BookgDt><Dt>2026-12-01</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</"
           "Cd><Fmly>"
           "<Cd>MCRD</Cd><SubFmlyCd>POSC</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><Btch><PmtInfId>P1</"
           "PmtInfId>"
           "<NbOfTxs>2</NbOfTxs></Btch>" +
           sale(of, "E1", "860.00", "7.00", "853.00") + sale(of, "E2", "400.00", "3.20", "396.80") +
           "</NtryDtls></Ntry><Ntry>" + amount("30.00") + "<CdtDbtInd>DBIT</CdtDbtInd>" + status(of) +
           "<BookgDt><Dt>2026-12-01</Dt></BookgDt><AcctSvcrRef>B2</AcctSvcrRef><BkTxCd><Prtry><Cd>FRAIS</"
           "Cd></Prtry>"
           "</BkTxCd></Ntry>";
}

std::string document(Version of)
{
    std::string const root = of.is_statement() ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";
    std::string const part = of.is_statement() ? "Stmt" : "Ntfctn";
    auto text =
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.0" + std::to_string(of.message) + ".001." +
        of.two_digits() + "\"><" + root +
        "><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-12-02T04:00:00Z</CreDtTm></GrpHdr><" + part +
        "><Id>S1</Id><ElctrncSeqNb>7</ElctrncSeqNb><CreDtTm>2026-12-02T04:00:00Z</CreDtTm><Acct><Id><IBAN>"
        "MA64011519000001205000534921</IBAN></Id><Ccy>MAD</Ccy></Acct>";
    if (of.is_statement()) text += balance("OPBD", "1000.00") + balance("CLBD", "2219.80");
    return text + entries(of) + "</" + part + "></" + root + "></Document>";
}

std::string expected(Version of)
{
    return std::string{of.is_statement() ? "camt.053" : "camt.054"} +
           " M\n"
           "statement MA64011519000001205000534921 S1 2026 no 7 page 1\n"
           "  line sale E1 TE1 P1 1 86000 700 85300 2026-12-01\n"
           "  line sale E2 TE2 P1 1 40000 320 39680 2026-12-01\n"
           " entry 124980 2026-12-01 2026-12-01 B1 P1 PMNT/MCRD/POSC \n"
           " entry -3000 2026-12-01 2026-12-01 B2  FRAIS \n"
           "end " +
           (of.is_statement() ? "100000 221980" : "-1 -1") + " +124980 -3000 unbooked 0\n";
}

std::vector<Version> every_version()
{
    constexpr int first = 2;
    constexpr int last = 13;
    std::vector<Version> all;
    for (auto const message : {53, 54})
        for (int number = first; number <= last; ++number) all.push_back({message, number});
    return all;
}

TEST(CamtVersions, EachSaysTheSameDayInItsOwnWords)
{
    for (auto const of : every_version()) {
        SCOPED_TRACE("camt.0" + std::to_string(of.message) + ".001." + of.two_digits());
        EXPECT_EQ(heard<CamtReader>(document(of), 4096), expected(of));
    }
}

} // namespace
} // namespace etimbre::adapters::settlement
