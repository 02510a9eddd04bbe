#include "adapters/settlement/csv_reader.hpp"
#include "heard.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

CsvColumns cmi()
{
    CsvColumns columns;
    columns.acquirer = "cmi";
    return columns;
}

std::string read(std::string_view text, std::size_t piece = 4096, CsvColumns const& columns = cmi())
{
    return heard<CsvReader>(text, piece, std::vector{columns}, core::mad);
}

std::string changed(std::string text, std::string_view from, std::string_view to)
{
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(CsvReader, ReadsAReportPayoutByPayout)
{
    for (std::size_t const piece : {1U, 13U, 4096U})
        EXPECT_EQ(
            read(sample("report.csv"), piece),
            "csv cmi\n"
            "statement cmi PAYOUT-1201 2026 no -1 page 1\n"
            "  line sale ET1 26335AAA1 PAYOUT-1201 1 86000 700 85300 2026-12-01\n"
            "  line sale ET2 26335AAA2 PAYOUT-1201 1 86000 700 85300 2026-12-01\n"
            "  line refund ET3 26335AAA3 PAYOUT-1201 -1 10000 0 -10000 2026-12-01\n"
            "end -1 -1 +170600 -10000 unbooked 0\n"
            "statement cmi PAYOUT-1202 2026 no -1 page 1\n"
            "  line fee   PAYOUT-1202 -1 0 1200 -1200 2026-12-02\n"
            "end -1 -1 +0 -1200 unbooked 0\n"
        );
}

TEST(CsvReader, ReadsAnotherAcquirersColumnsAndWords)
{
    CsvColumns columns;
    columns.acquirer = "other";
    columns.delimiter = ';';
    columns.decimal_mark = ',';
    columns.day_form = "DD/MM/YYYY";
    columns.kind = "Sens";
    columns.oid = "Commande";
    columns.gross = "Montant";
    columns.fee = "Commission";
    columns.sold = "Date";
    columns.total = columns.acquirer_ref = columns.auth_code = columns.net = columns.currency =
        columns.payout_ref = columns.booked = "";
    columns.kinds = {{"VENTE", domain::settlement::Kind::sale}};
    EXPECT_EQ(
        read("Date;Sens;Montant;Commission;Commande;Autre\n01/12/2026;VENTE;860,5;7;ET1;x\n", 4096, columns),
        "csv other\n"
        "statement other  2026 no -1 page 1\n"
        "  line sale ET1   1 86050 700 85350 2026-12-01\n"
        "end -1 -1 +85350 -0 unbooked 0\n"
    );
}

TEST(CsvReader, SaysWhereAndWhyAFileIsRefused)
{
    auto const good = sample("report.csv");
    EXPECT_EQ(read(changed(good, "853.00", "854.00")), "! 2 net: gross less fee is not net");
    EXPECT_EQ(
        read(changed(good, "TOTAL,4", "TOTAL,5")),
        "! 6 oid: another number of records than the one that is declared"
    );
    EXPECT_EQ(
        read(changed(good, "1594.00", "1594.01")),
        "! 6 net: the records do not come to the sum that is declared"
    );
    EXPECT_EQ(
        read(good.substr(0, good.find("TOTAL"))), "! 5 : the file ends before the record of its totals"
    );
    EXPECT_EQ(read(changed(good, "REFUND", "RUFEND")), "! 4 type: a kind of transaction that is not known");
    EXPECT_EQ(
        read(changed(good, "MAD,PAYOUT", "EUR,PAYOUT")),
        "! 2 currency: a transaction in another currency than ours"
    );
    EXPECT_EQ(read(changed(good, "2026-12-01,2026", "2026-12-32,2026")), "! 2 sold_on: not a date");
    EXPECT_EQ(
        read(changed(good, "SALE,ET2,26335AAA2,", "SALE,ET2,")),
        "! 3 : a record with another number of cells than the header"
    );
    EXPECT_EQ(
        read(changed(good, "0,12.00,-12.00,MAD,PAYOUT-1202", "0,12.00,-12.00,MAD,PAYOUT-1201")).substr(0, 7),
        "csv cmi"
    );
    EXPECT_EQ(
        read(changed(
            good,
            "ET2,26335AAA2,123457,860.00,7.00,853.00,MAD,PAYOUT-1201",
            "ET2,x,1,860.00,7.00,853.00,MAD,P"
        )),
        "! 4 : records of one payout that do not stand together"
    );
    EXPECT_EQ(read("a,b\n1,2\n"), "! 1 : the header is that of no acquirer's report (docs/settlement.md)");
    EXPECT_EQ(read(""), "! 1 : a file without a header");
    EXPECT_EQ(read(good + "SALE\n"), "! 7 : a record behind the totals");
}

} // namespace
} // namespace etimbre::adapters::settlement
