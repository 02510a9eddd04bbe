#include "adapters/store/writer.hpp"
#include "cutting_proxy.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using app::work::Unit;
using testing::Each;
using testing::ElementsAre;
using testing::IsNull;

core::Instant at_noon()
{
    return noon;
}

class KeptJournal final : public app::work::Journal {
public:
    std::string_view stream() const override { return "one-0"; }
    domain::journal::Position last() const override { return last_; }
    void append(domain::journal::Line const& line) override { last_ = line.position; }
    void know_committed(domain::journal::Position const& record) noexcept override { known = record.seq; }

    std::uint64_t known = 0;

private:
    domain::journal::Position last_{};
};

class MariadbWriterTest : public testing::Test {
protected:
    /// The database by way of the proxy, where it knows our journal.
    MariadbServers through_proxy()
    {
        auto const session = database_.open();
        JournalHead{session->sql()}.begin("one-0");
        auto place = std::get<MariadbServers>(database_.place());
        place.servers.front().socket = folder_.path() / "proxy";
        return place;
    }
    std::unique_ptr<Session> open()
    {
        auto session = std::make_unique<Session>(through_proxy_, Access::write, no_desk);
        session->sql() << "SELECT CONNECTION_ID()", soci::into(connection_);
        return session;
    }

    template <class... Works>
    std::vector<std::exception_ptr> carry_out(Works... works)
    {
        std::vector<Waiting> units;
        (units.push_back({std::move(works), [](std::exception_ptr) {}}), ...);
        return writer_.carry_out(units);
    }

    /// Writes an order, which is a fact, and counts its runs.
    auto order(char letter)
    {
        return [this, letter](Unit& unit) {
            ++runs_;
            write_order(unit, letter);
        };
    }
    bool has_order(char letter)
    {
        return database_.open(Access::read)->unit().pay.orders.find({id_of(letter)}).has_value();
    }

    TempDatabase database_;
    TempFolder folder_;
    MariadbServers through_proxy_ = through_proxy();
    CuttingProxy proxy_{folder_.path() / "proxy", MariadbServer::shared().folder() / "s"};
    std::int64_t connection_ = 0;
    int runs_ = 0;
    KeptJournal journal_;
    Writer writer_{[this] { return open(); }, {.witness = Witness::Terms{journal_, hash_for_test, at_noon}}};
};

TEST_F(MariadbWriterTest, AConnectionThatWasLostIsReplaced)
{
    EXPECT_THAT(carry_out(order('a')), ElementsAre(IsNull()));
    MariadbServer::shared().run("KILL " + std::to_string(connection_));
    EXPECT_THAT(carry_out(order('b')), ElementsAre(IsNull()));
    EXPECT_TRUE(has_order('b'));
}

TEST_F(MariadbWriterTest, AConnectionLostInTheMiddleRunsEverythingAgain)
{
    auto kill_once = [this](Unit&) {
        if (runs_ == 1) MariadbServer::shared().run("KILL " + std::to_string(connection_));
    };
    EXPECT_THAT(carry_out(order('a'), kill_once, order('b')), Each(IsNull()));
    EXPECT_EQ(runs_, 4) << "one, one that found no connection, then both";
    EXPECT_TRUE(has_order('a'));
    EXPECT_TRUE(has_order('b'));
}

TEST_F(MariadbWriterTest, ACommitThatTheServerNeverHeardOfIsMadeAgain)
{
    proxy_.cut_next(CuttingProxy::Cut::before);
    EXPECT_THAT(carry_out(order('a')), ElementsAre(IsNull()));
    EXPECT_EQ(runs_, 2);
    EXPECT_TRUE(has_order('a'));
    EXPECT_EQ(journal_.known, 2U) << "the first record was for nothing";
}

TEST_F(MariadbWriterTest, ACommitWhoseAnswerWasLostIsFoundByTheHeadOfTheJournal)
{
    proxy_.cut_next(CuttingProxy::Cut::after);
    EXPECT_THAT(carry_out(order('a')), ElementsAre(IsNull()));
    EXPECT_EQ(runs_, 1) << "it took place";
    EXPECT_TRUE(has_order('a'));
    EXPECT_EQ(journal_.known, 1U);
    EXPECT_THAT(carry_out(order('b')), ElementsAre(IsNull())) << "and the journal goes on";
}

TEST_F(MariadbWriterTest, WhatAnotherServiceChangedMeanwhileIsReadAgain)
{
    auto const other = database_.open();
    auto advance = [&](Unit& unit) {
        auto const head = unit.stamp.log.head();
        if (++runs_ == 1)
            other->unit().stamp.log.advance(0, {1, domain::tlog::Totals{}}); // commits by itself
        unit.stamp.log.advance(head.size, {head.size + 1, domain::tlog::Totals{}});
    };
    EXPECT_THAT(carry_out(advance), ElementsAre(IsNull()));
    EXPECT_EQ(runs_, 2);
    EXPECT_EQ(database_.open(Access::read)->unit().stamp.log.head().size, 2U);
}

TEST_F(MariadbWriterTest, AUnitThatMetARowItsSnapshotDidNotShowIsTriedAgainOnANewOne)
{
    auto const other = database_.open();
    auto others = other->unit();
    auto take_place = [&](Unit& unit) {
        if (unit.pay.orders.find({id_of('a')})) return;
        if (++runs_ == 1) write_order(others, 'a'); // commits by itself
        write_order(unit, 'a');
    };
    EXPECT_THAT(carry_out(take_place, order('b')), ElementsAre(IsNull(), IsNull()));
    EXPECT_EQ(runs_, 2) << "once each, for the second time it was there";
    EXPECT_TRUE(has_order('b'));
}

TEST_F(MariadbWriterTest, AUnitThatAlwaysMeetsAnotherDoesNotHoldUpItsNeighbours)
{
    auto always = [](Unit&) { throw Conflict{"a lock that somebody never gives back"}; };
    EXPECT_THAT(
        carry_out(order('a'), always, order('b')), ElementsAre(IsNull(), testing::Not(IsNull()), IsNull())
    );
    EXPECT_TRUE(has_order('a'));
    EXPECT_TRUE(has_order('b'));
}

TEST_F(MariadbWriterTest, ATwinThatWroteWhileWeWereAwayIsNotFollowed)
{
    EXPECT_THAT(carry_out(order('a')), ElementsAre(IsNull()));
    database_.open()->sql() << "UPDATE journal_head SET seq = 7";
    MariadbServer::shared().run("KILL " + std::to_string(connection_));
    EXPECT_THAT(carry_out(order('b')), ElementsAre(testing::Not(IsNull())));
    EXPECT_FALSE(has_order('b'));
}

TEST_F(MariadbWriterTest, WithoutAServerUnitsFailAndWithOneTheyGoOn)
{
    MariadbServer::shared().run("KILL " + std::to_string(connection_));
    std::filesystem::rename(folder_.path() / "proxy", folder_.path() / "away");
    EXPECT_THAT(carry_out(order('a')), ElementsAre(testing::Not(IsNull())));
    std::filesystem::rename(folder_.path() / "away", folder_.path() / "proxy");
    EXPECT_THAT(carry_out(order('a')), ElementsAre(IsNull()));
}

} // namespace
} // namespace etimbre::adapters::store
