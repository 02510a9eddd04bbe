#include "adapters/settlement/camt_reader.hpp"
#include "heard.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

std::string read(std::string_view text, std::size_t piece = 4096)
{
    return heard<CamtReader>(text, piece);
}

std::string changed(std::string text, std::string_view from, std::string_view to)
{
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(CamtReader, ReadsVersion2WithNettedCharges)
{
    EXPECT_EQ(
        read(sample("camt053-v02.xml")),
        "camt.053 MSG-02\n"
        "statement MA64011519000001205000534921 STMT-335 2026 no 335 page 1\n"
        "  line sale ET1 26335AAA1 PAYOUT-1201 1 86000 700 85300 2026-12-01\n"
        "  line sale ET2 26335AAA2 PAYOUT-1201 1 86000 700 85300 2026-12-01\n"
        " entry 170600 2026-12-01 2026-12-02 BK-1 PAYOUT-1201 PMNT/MCRD/POSC \n"
        " entry -3000 2026-12-01 2026-12-01 BK-2  FRAIS tenue de compte\n"
        "end 100000 267600 +170600 -3000 unbooked 0\n"
    );
}

// Amounts of details, charges on the whole, a chargeback among sales and its reversal, a pending entry, an
// account that has no IBAN, a second statement, ISO-8859-15.
TEST(CamtReader, ReadsVersion8)
{
    EXPECT_EQ(
        read(sample("camt053-v08.xml")),
        "camt.053 MSG-08\n"
        "statement 0011519000001205000534921 STMT-336 2026 no 336 page 1\n"
        "  line sale ET3 26336BBB1 PAYOUT-1202 1 86000 700 85300 2026-12-01\n"
        "  line chargeback ET1 26336BBB2 PAYOUT-1202 -1 86000 0 -86000 2026-12-02\n"
        "  line sale ET4 26336BBB3 PAYOUT-1202 1 90000 600 89400 2026-12-02\n"
        "  line fee   PAYOUT-1202 -1 0 350 -350 2026-12-02\n"
        " entry 88350 2026-12-02 2026-12-02 BK-3 PAYOUT-1202 PMNT/MCRD/POSC \n"
        "  line chargeback_reversal ET1 26336BBB4  1 86000 0 86000 2026-12-02\n"
        " entry 86000 reversal 2026-12-02 2026-12-02 BK-4  PMNT/MCRD/UPCT \n"
        " entry -86000 2026-12-02 2026-12-02 BK-5 RF18539007547034 VIR re\xC3\xA7u \n"
        "end -10000 78350 +174350 -86000 unbooked 1\n"
        "statement MA64011519000001205000534999 STMT-12 2026 no -1 page 1\n"
        "end 0 0 +0 -0 unbooked 0\n"
    );
}

TEST(CamtReader, ReadsNoticesAndPrefixedNames)
{
    EXPECT_EQ(
        read(sample("camt054-v04.xml")),
        "camt.054 N-4\n"
        "statement MA64011519000001205000534921 NTF-1 2026 no -1 page 1\n"
        "  line sale ET7 26335CCC1  1 86000 700 85300 2026-12-01\n"
        " entry 85300 2026-12-01 2026-12-01 BK-9  PMNT/MCRD/POSC \n"
        "end -1 -1 +85300 -0 unbooked 0\n"
    );
}

TEST(CamtReader, ReadsPagesWithoutNamespace)
{
    EXPECT_NE(
        read(sample("camt053-page-1.xml")).find("end 1000 1500 +500 -0 unbooked 0 to be continued"),
        std::string::npos
    );
    EXPECT_NE(read(sample("camt053-page-2.xml")).find("page 2\n"), std::string::npos);
    EXPECT_NE(read(sample("camt053-page-2.xml")).find("end 1500 2200 +700"), std::string::npos);
}

TEST(CamtReader, HowTheBytesAreCutMakesNoDifference)
{
    for (auto const* const name : {"camt053-v02.xml", "camt053-v08.xml", "camt054-v04.xml"}) {
        auto const text = sample(name);
        auto const whole = read(text, text.size());
        for (std::size_t const piece : {1U, 2U, 3U, 7U, 64U, 1000U})
            EXPECT_EQ(read(text, piece), whole) << name;
    }
}

TEST(CamtReader, SaysWhereAndWhyAFileIsRefused)
{
    auto const good = sample("camt053-v02.xml");
    EXPECT_EQ(
        read(changed(good, "2676.00", "2676.01")),
        "! 29 Document/BkToCstmrStmt/Stmt: opening balance and entries do not come to the closing balance"
    );
    EXPECT_EQ(
        read(changed(good, "<NbOfNtries>2", "<NbOfNtries>3")),
        "! 29 Document/BkToCstmrStmt/Stmt: the number of entries is not the one that is declared"
    );
    EXPECT_EQ(
        read(changed(good, "<NbOfTxs>2", "<NbOfTxs>3")),
        "! 22 Document/BkToCstmrStmt/Stmt/Ntry/NtryDtls: a batch with another number of details than it "
        "declares"
    );
    EXPECT_EQ(
        read(changed(good, "1706.00", "1706.001")),
        "! 13 Document/BkToCstmrStmt/Stmt/Ntry/Amt: more decimals than the currency has"
    );
    EXPECT_EQ(
        read(changed(good, ">1706.00", ">\xD9\xA1\xD9\xA7\xD9\xA0\xD9\xA6")),
        "! 13 Document/BkToCstmrStmt/Stmt/Ntry/Amt: not an amount"
    );
    EXPECT_EQ(
        read(changed(good, "Ccy=\"MAD\">1706", "Ccy=\"EUR\">1706")),
        "! 21 Document/BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls: a detail without an amount in the currency "
        "of the account"
    );
    EXPECT_EQ(
        read(changed(good, "<BookgDt><Dt>2026-12-01", "<BookgDt><Dt>2026-13-01")),
        "! 14 Document/BkToCstmrStmt/Stmt/Ntry/BookgDt/Dt: not a date"
    );
    EXPECT_EQ(read(good.substr(0, good.size() / 2)).substr(0, 2), "! ");
    EXPECT_EQ(read("<html></html>"), "! 1 Document: neither a camt.053 nor a camt.054 message");
    EXPECT_EQ(read(changed(good, "<BkToCstmrStmt>", "<BkToCstmrAcctRpt>")).substr(0, 2), "! ");
}

TEST(CamtReader, RefusesEntitiesBeforeTheyGrow)
{
    EXPECT_EQ(
        read("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b "
             "\"&a;&a;&a;\">]>\n<Document>&b;</Document>"),
        "! 2 : a document type declaration"
    );
}

} // namespace
} // namespace etimbre::adapters::settlement
