#include "adapters/store/recon_files.hpp"
#include "adapters/store/store_failure.hpp"
#include "recon_samples.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Stage;
using ::testing::ElementsAre;

struct ReconFiles : ReconTest {
    app::reconcile::FileStore& store() { return books().files; }
    void file(char letter, std::int64_t fee = agreed)
    {
        files_.begin(letter);
        files_.line(letter, {.oid = std::string{"x"} + letter, .fee = fee});
        files_.end(letter);
    }
};

TEST_F(ReconFiles, OnlyAPublishedFileBegins)
{
    EXPECT_FALSE(store().begin(file_of('a'), noon));
    file('a');
    EXPECT_TRUE(store().begin(file_of('a'), noon));
    auto const progress = store().progress(file_of('a')).value();
    EXPECT_EQ(progress.stage, Stage::entries);
    EXPECT_EQ(progress.acquirer, "est3dgate");
    EXPECT_FALSE(progress.fees_apart);
    EXPECT_EQ(progress.at, noon);
    EXPECT_FALSE(store().progress(file_of('b')));
}

TEST_F(ReconFiles, FeesStandApartWhereNoSaleHasOne)
{
    file('a', 0);
    store().begin(file_of('a'), noon);
    EXPECT_TRUE(store().progress(file_of('a'))->fees_apart);
}

TEST_F(ReconFiles, OfTwoWhoGoOnFromOnePlaceOneIsUndone)
{
    file('a');
    store().begin(file_of('a'), noon);
    auto const from = store().progress(file_of('a')).value();
    auto to = from;
    to.stage = Stage::lines;
    store().move(from, to);
    EXPECT_THROW(store().move(from, to), StoreFailure);
    EXPECT_EQ(store().progress(file_of('a'))->stage, Stage::lines);
}

TEST_F(ReconFiles, WhatIsCountedIsAdded)
{
    file('a');
    store().begin(file_of('a'), noon);
    store().count_lines(file_of('a'), {3, 300, 1, -100});
    store().count_lines(file_of('a'), {1, -100, -1, 100});
    store().count_entries(file_of('a'), {2, 20, 0, 0});
    EXPECT_EQ(number("SELECT lines_matched FROM recon_file"), 4);
    EXPECT_EQ(number("SELECT lines_matched_minor FROM recon_file"), 200);
    EXPECT_EQ(number("SELECT lines_queued FROM recon_file"), 0);
    EXPECT_EQ(number("SELECT entries_matched_minor FROM recon_file"), 20);
}

TEST_F(ReconFiles, UnfinishedAreThoseThatAreNotDoneTheOldestFirst)
{
    files_.begin('b', "csv", 2);
    files_.begin('a', "csv", 3);
    files_.begin('c', "csv", 1);
    EXPECT_THAT(store().unfinished(9), ElementsAre(file_of('c'), file_of('b'), file_of('a')));
    EXPECT_EQ(store().unfinished(2).size(), 2U);
    reconcile('c');
    EXPECT_THAT(store().unfinished(9), ElementsAre(file_of('b'), file_of('a')));
}

TEST_F(ReconFiles, ARevisionWaitsForTheFileThatItReplaces)
{
    file('a');
    store().begin(file_of('a'), noon);
    file('b');
    files_.replace('a', 'b');
    EXPECT_THAT(store().unfinished(9), ElementsAre(file_of('a')));
    EXPECT_FALSE(store().begin(file_of('b'), noon));
    reconcile('a');
    EXPECT_TRUE(store().begin(file_of('b'), noon));
    EXPECT_EQ(text("SELECT replaced_by FROM recon_file WHERE replaced_by IS NOT NULL"), file_of('b'));
}

TEST_F(ReconFiles, WhatWasReplacedBeforeItsTurnIsPassedOver)
{
    file('a');
    reconcile('a');
    file('b');
    files_.replace('a', 'b');
    file('c');
    files_.replace('b', 'c');
    EXPECT_TRUE(store().begin(file_of('c'), noon));
    EXPECT_EQ(
        text("SELECT replaced_by FROM recon_file WHERE file_sha = '" + file_of('a') + "'"), file_of('c')
    );
}

} // namespace
} // namespace etimbre::adapters::store
