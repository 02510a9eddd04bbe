#include "adapters/store/many_rows.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

struct MarkRow {
    std::string name;
    std::int64_t at_us;
};

constexpr auto insert_mark = "INSERT INTO recon_mark (name, at_us)";

struct ManyRowsTest : StoreTest {
    static std::vector<MarkRow> marks(int count)
    {
        std::vector<MarkRow> rows;
        for (int at = 1; at <= count; ++at) rows.push_back({"m" + std::to_string(at), at});
        return rows;
    }
};

TEST_F(ManyRowsTest, EachRowIsWrittenWhetherItFillsAStatementOrNot)
{
    ManyRows<MarkRow, 4> rows{session_->sql(), insert_mark};
    rows.insert(marks(11));
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_mark"), 11);
    EXPECT_EQ(number("SELECT at_us FROM recon_mark WHERE name = 'm7'"), 7);
    rows.insert({});
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_mark"), 11);
}

TEST_F(ManyRowsTest, OneThatIsThereAlreadyIsAFailure)
{
    ManyRows<MarkRow, 2> rows{session_->sql(), insert_mark};
    rows.insert(marks(1));
    EXPECT_THROW(rows.insert(marks(2)), StoreFailure);
}

TEST(WithRows, EachValueHasANameOfItsOwn)
{
    EXPECT_EQ(
        with_rows("INSERT INTO t (a, b)", 2, 2), "INSERT INTO t (a, b) VALUES (:r0c0, :r0c1), (:r1c0, :r1c1)"
    );
}

} // namespace
} // namespace etimbre::adapters::store
