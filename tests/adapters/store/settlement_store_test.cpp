#include "adapters/store/settlement_store.hpp"
#include "adapters/store/store_failure.hpp"
#include "settlement_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using settlement::State;

using SettlementStore = SettlementTest;

TEST_F(SettlementStore, AFileIsReceivedOnce)
{
    EXPECT_TRUE(files.receive(sample_file('a')));
    auto other = sample_file('a');
    other.uploaded_by = "somebody else";
    EXPECT_FALSE(files.receive(other));
    EXPECT_EQ(files.find(sha('a'))->uploaded_by, "urn:etimbre:treasury:1");
    EXPECT_FALSE(files.find(sha('b')));
}

TEST_F(SettlementStore, AFileComesBackAsItWasParsed)
{
    files.receive(sample_file('a'));
    EXPECT_TRUE(files.parse(sha('a'), sample_summary()));
    auto const file = *files.find(sha('a'));
    EXPECT_EQ(file.state, State::parsed);
    EXPECT_EQ(file.summary, sample_summary());
    EXPECT_EQ(file.received, the_noon);
    EXPECT_FALSE(file.decided);
}

TEST_F(SettlementStore, ARefusedFileKeepsWhyAndNoSums)
{
    files.receive(sample_file('a'));
    EXPECT_TRUE(files.reject(sha('a'), sample_summary(), {"not a date", 7, "sold_on"}, the_noon));
    auto const file = *files.find(sha('a'));
    EXPECT_EQ(file.state, State::rejected);
    EXPECT_EQ(file.error, (settlement::Error{"not a date", 7, "sold_on"}));
    EXPECT_EQ(file.summary.format, "camt.053");
    EXPECT_EQ(file.summary.lines.count, 0);
    EXPECT_EQ(file.decided, the_noon);
}

TEST_F(SettlementStore, NothingIsSweptOfAFileThatIsNotRefused)
{
    files.receive(sample_file('a'));
    files.lay_out(sha('a'), sample_chunk(), the_noon);
    EXPECT_FALSE(files.sweep(sha('a'), 10)) << "whoever swept it when it was refused has come too late";
    EXPECT_EQ(files.chunks(sha('a')), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM settlement_line"), 1);
}

TEST_F(SettlementStore, AChunkIsLaidOutOnce)
{
    files.receive(sample_file('a'));
    EXPECT_TRUE(files.lay_out(sha('a'), sample_chunk(), the_noon));
    EXPECT_FALSE(files.lay_out(sha('a'), sample_chunk(), the_noon));
    EXPECT_EQ(files.chunks(sha('a')), 1);
}

TEST_F(SettlementStore, NothingIsLaidOutOfAFileThatIsDecided)
{
    files.receive(sample_file('a'));
    files.reject(sha('a'), {}, {"why", 1, ""}, the_noon);
    EXPECT_THROW(files.lay_out(sha('a'), sample_chunk(), the_noon), StoreFailure);
}

TEST_F(SettlementStore, TheListBeginsWithTheYoungestAndGoesOnBehindTheLast)
{
    for (char const letter : {'a', 'b', 'c'}) files.receive(sample_file(letter));
    auto later = sample_file('d');
    later.received += std::chrono::seconds{1};
    files.receive(later);
    files.parse(sha('b'), sample_summary());
    auto const letters = [&](settlement::Listing const& listing) {
        std::string found;
        for (auto const& file : files.list(listing)) found += file.sha.front();
        return found;
    };
    EXPECT_EQ(letters({.most = 9}), "dcba");
    EXPECT_EQ(letters({.most = 2}), "dc");
    EXPECT_EQ(letters({.before = the_noon, .last = sha('c'), .most = 9}), "ba");
    EXPECT_EQ(letters({.state = State::received, .most = 9}), "dca");
    EXPECT_EQ(letters({.state = State::rejected, .most = 9}), "");
}

TEST_F(SettlementStore, FilesAreCountedByState)
{
    files.receive(sample_file('a'));
    files.receive(sample_file('b'));
    files.parse(sha('b'), sample_summary());
    auto const counts = files.counts();
    EXPECT_EQ(counts.size(), 2U);
    for (auto const& [state, count] : counts) EXPECT_EQ(count, 1) << word_of(state);
}

} // namespace
} // namespace etimbre::adapters::store
