#include "adapters/store/ledger_books.hpp"
#include "domain/ledger/postings.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using app::closing::Turnover;
using testing::ElementsAre;
using testing::IsEmpty;
namespace ledger = domain::ledger;

class LedgerBooksTest : public StoreTest {
protected:
    LedgerBooksTest()
    {
        unit_.pay.ledger.post(ledger::capture(id_of('p'), "cmi", mad(86000)), noon);
        unit_.stamp.ledger.post(
            ledger::issue(number_of(1), "CG-PAR", {mad(0), mad(80000), mad(6000)}), noon + hour_
        );
    }
    std::vector<std::string> ids(app::closing::Wanted const& wanted, std::size_t most = 10)
    {
        std::vector<std::string> ids;
        for (auto const& transfer : unit_.ledger.transfers(wanted, most)) ids.push_back(transfer.id);
        return ids;
    }
    app::closing::Wanted all() const
    {
        return {{core::instant_of_micros(0), core::Instant::max()}, "", "", core::instant_of_micros(0), ""};
    }

    static constexpr std::chrono::hours hour_{1};
};

TEST_F(LedgerBooksTest, EachSideOfAnAccountIsAddedUpWithinASpan)
{
    EXPECT_THAT(
        unit_.ledger.turnover({noon, noon + hour_}),
        ElementsAre(Turnover{"receivable:cmi:MAD", 86000, 0}, Turnover{"prepaid:MAD", 0, 86000})
    );
    EXPECT_EQ(unit_.ledger.turnover({noon, noon + 2 * hour_}).size(), 5U);
    EXPECT_THAT(unit_.ledger.turnover({noon + hour_ * 2, core::Instant::max()}), IsEmpty());
}

TEST_F(LedgerBooksTest, TheBooksBeginWithTheFirstTransfer)
{
    EXPECT_EQ(unit_.ledger.beginning(), noon);
}

TEST_F(LedgerBooksTest, TransfersAreReadInPagesFromTheOldest)
{
    auto wanted = all();
    auto const first = unit_.ledger.transfers(wanted, 2);
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first.front().id, "capture:" + id_of('p') + ":0");
    EXPECT_EQ(first.front().amount_minor, 86000);
    wanted.after = first.back().at;
    wanted.after_id = first.back().id;
    EXPECT_THAT(ids(wanted), ElementsAre("issue:" + number_of(1) + ":2"));
}

TEST_F(LedgerBooksTest, TransfersAreFoundByAccountPostAndTime)
{
    auto wanted = all();
    wanted.account = "prepaid:MAD";
    EXPECT_EQ(ids(wanted).size(), 3U) << "either side";
    wanted.mission = "CG-PAR";
    EXPECT_EQ(ids(wanted).size(), 2U);
    wanted.mission = "CG-LYS";
    EXPECT_THAT(ids(wanted), IsEmpty());
    wanted = all();
    wanted.span = {noon, noon + hour_};
    EXPECT_EQ(ids(wanted).size(), 1U);
}

} // namespace
} // namespace etimbre::adapters::store
