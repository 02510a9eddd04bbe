#include "app/settlement/receive.hpp"
#include "office.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::settlement {
namespace {

using testing::noon;
using testing::Office;
using testing::report;

struct ReceivingAFile : ::testing::Test {
    File receive(std::string const& content, std::string const& by = "urn:treasury")
    {
        office.vault.bytes[testing::sha_of(content)] = content;
        File noted;
        office.transactions.run([&](Books& books) {
            noted = settlement::receive(
                books, {.sha = testing::sha_of(content), .uploaded_by = by, .received = noon}, noon
            );
        });
        return noted;
    }
    std::vector<std::string> const& owed() const { return office.transactions.jobs.owed; }

    Office office;
    std::string const bytes = report(2);
    std::string const sha = testing::sha_of(bytes);
};

TEST_F(ReceivingAFile, OwesThatItIsTakenIn)
{
    EXPECT_EQ(receive(bytes).state, State::received);
    EXPECT_EQ(owed(), std::vector<std::string>{"take_in " + sha});
}

TEST_F(ReceivingAFile, TheSameAgainChangesNothingWhileItIsNotRefused)
{
    receive(bytes);
    EXPECT_EQ(receive(bytes).state, State::received);
    office.take_in(sha);
    EXPECT_EQ(receive(bytes, "urn:other").state, State::published);
    EXPECT_EQ(office.file(sha).uploaded_by, "urn:treasury");
    EXPECT_EQ(owed().size(), 2U) << "taking in once, and reconciling";
}

TEST_F(ReceivingAFile, ARefusedOneIsJudgedUnderWhatIsConfiguredToday)
{
    auto const usual = std::exchange(office.of.acquirer_of, [](std::string_view) { return std::nullopt; });
    receive(bytes);
    office.take_in(sha);
    ASSERT_EQ(office.file(sha).state, State::rejected);
    office.of.acquirer_of = usual;
    EXPECT_EQ(receive(bytes, "urn:other").state, State::received);
    EXPECT_EQ(office.file(sha).error, Error{});
    EXPECT_EQ(office.file(sha).uploaded_by, "urn:other");
    EXPECT_EQ(owed(), (std::vector<std::string>{"take_in " + sha, "take_in " + sha}));
    office.take_in(sha);
    EXPECT_EQ(office.file(sha).state, State::published) << office.file(sha).error.what;
}

TEST_F(ReceivingAFile, ARefusedOneWaitsUntilWhatWasLaidOutIsSwept)
{
    auto const bad = report(12'000, "P1", "10.00,0.10,9.91");
    auto const name = testing::sha_of(bad);
    receive(bad);
    office.transactions.left = 4; // how it stands, two chunks, the refusal
    EXPECT_THROW(office.take_in(name), testing::Killed);
    office.transactions.left = -1;
    ASSERT_EQ(office.file(name).state, State::rejected);
    EXPECT_EQ(receive(bad).state, State::rejected);
    EXPECT_EQ(owed().size(), 1U) << "the job that sweeps is owed already";
    office.take_in(name);
    EXPECT_EQ(receive(bad).state, State::received);
}

} // namespace
} // namespace etimbre::app::settlement
