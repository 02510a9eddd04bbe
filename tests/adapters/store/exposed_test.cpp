#include "adapters/store/exposed.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Exposed : StoreTest {
    std::vector<std::string> of(std::string const& kid, std::int64_t from)
    {
        std::vector<std::string> found;
        for_each_exposed(session_->sql(), kid, from, [&](ExposedStamp const& each) {
            found.push_back(std::to_string(each.index) + ' ' + each.number + ' ' + each.end);
        });
        return found;
    }
    void stamp(std::string const& number, int index, std::string const& kid)
    {
        session_->sql(
        ) << "INSERT INTO stamp VALUES ('" + number + "', 'order', " + std::to_string(index) + ", " +
                 std::to_string(index) +
                 ", 'MA', 'PAS-EST', 'CG-PAR', 'MAD', 0, 80000, 6000, 86000, 1790000000, 1800000000, '" +
                 kid + "', NULL, '0011223344556677', 'hash')";
    }
};

TEST_F(Exposed, StampsOfTheKeyFromTheIndexOnAreNamedInOrder)
{
    check_no_foreign_keys(session_->sql());
    for (int index = 0; index < 1003; ++index)
        stamp(
            std::to_string(1000000000000000 + index),
            index,
            index % 2 == 0 ? "aaaaaaaaaaaaaaaa" : "bbbbbbbbbbbbbbbb"
        );
    session_->sql(
    ) << "INSERT INTO stamp_end VALUES ('1000000000001002', 'redeemed', 'id', 'CG-PAR', '1', 'k', '', 0)";
    EXPECT_THAT(
        of("aaaaaaaaaaaaaaaa", 1000), ElementsAre("1000 1000000000001000 ", "1002 1000000000001002 redeemed")
    );
    EXPECT_EQ(of("bbbbbbbbbbbbbbbb", 0).size(), 501U);
    EXPECT_THAT(of("cccccccccccccccc", 0), IsEmpty());
    EXPECT_THAT(of("aaaaaaaaaaaaaaaa", 1003), IsEmpty());
}

} // namespace
} // namespace etimbre::adapters::store
