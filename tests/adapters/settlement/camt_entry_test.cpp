#include "adapters/settlement/camt_entry.hpp"
#include "adapters/settlement/camt_reader.hpp"
#include "heard.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

/// A notice of one entry, which has no balances to keep.
std::string read(std::string const& entry)
{
    auto const said = heard<CamtReader>(
        "<Document><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId></GrpHdr><Ntfctn><Id>N</"
        "Id><CreDtTm>2026-12-01</CreDtTm>"
        "<Acct><Id><IBAN>MA64</IBAN></Id></Acct><Ntry>" +
            entry + "</Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>",
        4096
    );
    auto const body = said.find("page 1\n");
    return body == std::string::npos ? said : said.substr(body + 7, said.find("end ") - body - 7);
}

std::string card(std::string const& amount, std::string const& details)
{
    return "<Amt Ccy=\"MAD\">" + amount +
           "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>MCRD</Cd>"
           "<SubFmlyCd>POSC</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>" +
           details + "</NtryDtls>";
}

std::string const charge = "<Chrgs><Amt Ccy=\"MAD\">26</Amt></Chrgs>";

std::string original(std::string const& amount)
{
    return "<AmtDtls><TxAmt><Amt Ccy=\"MAD\">" + amount + "</Amt></TxAmt></AmtDtls>";
}

// 1500 - 26 = 1474 where the charge was taken, 1500 where it was not: the entry says which.
TEST(CamtEntry, TheEntryDecidesWhetherTheChargeOfItsOnlyDetailWasTaken)
{
    EXPECT_EQ(
        read(card("1474", "<TxDtls>" + original("1500") + charge + "</TxDtls>")).substr(0, 37),
        "  line sale    1 150000 2600 147400 2"
    );
    EXPECT_EQ(
        read(card("1500", "<TxDtls>" + original("1500") + charge + "</TxDtls>")).substr(0, 35),
        "  line sale    1 150000 0 150000 20"
    );
}

TEST(CamtEntry, DetailsThatDoNotComeToTheirEntryAreRefused)
{
    auto const detail = "<TxDtls>" + original("10") + "</TxDtls>";
    EXPECT_EQ(read(card("20", detail + detail)).substr(0, 6), "  line");
    EXPECT_EQ(
        read(card("21", detail + detail)),
        "! 1 Document/BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry: the details do not come to the amount of their entry"
    );
}

// A batch may be told in another currency than the entry.
TEST(CamtEntry, ASumInAnotherCurrencySaysNothing)
{
    auto const detail = "<TxDtls>" + original("10") + "</TxDtls>";
    EXPECT_EQ(
        read(card("20", "<Btch><TtlAmt Ccy=\"EUR\">1.85</TtlAmt></Btch>" + detail + detail)).substr(0, 6),
        "  line"
    );
    EXPECT_EQ(
        read(card("20", "<Btch><TtlAmt Ccy=\"MAD\">30</TtlAmt></Btch>" + detail + detail)),
        "! 1 Document/BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls: a batch whose details do not come to the "
        "sum it "
        "declares"
    );
}

TEST(CamtEntry, OnlyWhatIsBookedIsSaid)
{
    for (auto const* const status : {"PDNG", "INFO", "<Cd>PDNG</Cd>"})
        EXPECT_EQ(
            read("<Amt Ccy=\"MAD\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>" + std::string{status} + "</Sts>"),
            ""
        ) << status;
    EXPECT_EQ(
        read("<Amt Ccy=\"MAD\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd>"),
        "! 1 Document/BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry: an entry without its status"
    );
}

TEST(CamtEntry, WithoutADateItIsOfTheStatementsDay)
{
    EXPECT_EQ(
        read("<Amt "
             "Ccy=\"MAD\">1</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><ValDt><Dt>2026-11-30</Dt></ValDt>"
        ),
        " entry -100 2026-11-30 2026-11-30    \n"
    );
}

} // namespace
} // namespace etimbre::adapters::settlement
