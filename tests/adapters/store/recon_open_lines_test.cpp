#include "adapters/store/recon_open_lines.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

struct ReconOpenLinesTest : ReconTest {
    app::reconcile::LineStore& store() { return books().lines; }
};

TEST_F(ReconOpenLinesTest, OpenAreThoseOfTheQueueThatAreLateOrAboutNothing)
{
    sell(unit_, 2);
    files_.begin('a');
    for (int const n : {1, 2, 3}) files_.line('a', {.number = n, .oid = oid_of(n)});
    files_.end('a');
    reconcile('a');
    auto const open = store().open("", 0, 9);
    ASSERT_EQ(open.size(), 3U);
    EXPECT_EQ(open[1].line.number, 2);
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_match WHERE code = 'LATE'"), 1);
    EXPECT_EQ(store().open(file_of('a'), 2, 9).size(), 1U);
    session_->sql() << "UPDATE recon_exception SET state = 'resolved', waits = 0 WHERE number = 1";
    EXPECT_EQ(store().open("", 0, 9).size(), 2U);
}

TEST_F(ReconOpenLinesTest, DescribedAreTheUnknownSalesOfTheQueueInTheOrderOfTheirCodes)
{
    sell(unit_, 1);
    files_.begin('b');
    files_.line('b', {.number = 1, .oid = oid_of(1), .code = "300000"}); // late, and has its tie
    files_.line('b', {.number = 2, .oid = "x", .code = "200000"});
    files_.line('b', {.number = 3, .oid = "y", .code = "100000"});
    files_.line('b', {.number = 4, .oid = "z"});
    files_.line('b', {.number = 5, .kind = "refund", .oid = "r", .code = "400000", .fee = 0});
    files_.line('b', {.number = 6, .oid = oid_of(1), .code = "500000"}); // told twice
    files_.end('b');
    reconcile('b');
    auto const lines = store().described_lines("", 9);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].line.number, 3);
    EXPECT_EQ(lines[0].acquirer, "est3dgate");
    EXPECT_EQ(lines[1].line.line.auth_code, "200000");
    EXPECT_EQ(store().described_lines("100000", 9).size(), 1U);
    EXPECT_EQ(store().described_lines("", 1).size(), 1U);
    session_->sql() << "UPDATE recon_exception SET state = 'resolved', waits = 0 WHERE number = 3";
    EXPECT_EQ(store().described_lines("", 9).size(), 1U);
}

TEST_F(ReconOpenLinesTest, ALineWithoutANameOfOursIsTiedByItsDescriptionAndItsMoneyComesBack)
{
    buy(unit_, 7);
    files_.begin('b');
    files_.line('b', {.oid = "GARBLED", .code = code_of(7)});
    files_.end('b');
    reconcile('b');
    EXPECT_EQ(balance("suspense:MAD"), agreed - price);
    sweep();
    EXPECT_EQ(balance("suspense:MAD"), 0);
    EXPECT_EQ(balance("fees:est3dgate:MAD"), agreed);
    EXPECT_EQ(text("SELECT tier FROM recon_match WHERE side_kind = 'sale'"), "description");
    EXPECT_EQ(broken(), "");
}

/// A sale that is tied by its description, and the line that was.
struct TiedByDescription : ReconOpenLinesTest {
    TiedByDescription()
    {
        buy(unit_, 7);
        files_.begin('b');
        files_.line('b', garbled);
        files_.end('b');
        reconcile('b');
        sweep();
    }
    void expect_one_twin(char of)
    {
        reconcile(of);
        sweep();
        EXPECT_EQ(number("SELECT COUNT(*) FROM recon_match WHERE tier = 'twin'"), 1);
        EXPECT_EQ(number("SELECT COUNT(*) FROM recon_exception WHERE waits = 1"), 0);
        EXPECT_EQ(balance("suspense:MAD"), 0);
        EXPECT_EQ(balance("fees:est3dgate:MAD"), agreed);
        EXPECT_EQ(broken(), "");
    }

    FileLine garbled{.oid = "GARBLED", .code = code_of(7)};
};

TEST_F(TiedByDescription, TheBanksDetailOfTheSameWrongNameIsItsTwin)
{
    files_.begin('c', "camt.053");
    auto detail = garbled;
    detail.entry = 1;
    files_.line('c', detail);
    files_.end('c');
    expect_one_twin('c');
}

TEST_F(TiedByDescription, ARevisionThatSaysTheSameIsItsTwin)
{
    files_.begin('d');
    files_.replace('b', 'd');
    files_.line('d', garbled);
    files_.end('d');
    expect_one_twin('d');
}

TEST_F(ReconOpenLinesTest, ADescriptionThatFitsTwoPaymentsTiesNothing)
{
    for (int const n : {7, 8}) {
        buy(unit_, n);
        name(unit_, n, {"", "123456"});
    }
    files_.begin('b');
    files_.line('b', {.oid = "GARBLED", .code = "123456"});
    files_.end('b');
    reconcile('b');
    sweep();
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_match WHERE side_kind = 'sale'"), 0);
    EXPECT_EQ(balance("suspense:MAD"), agreed - price);
    EXPECT_EQ(broken(), "");
}

} // namespace
} // namespace etimbre::adapters::store
