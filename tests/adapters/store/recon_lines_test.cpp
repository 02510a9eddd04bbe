#include "adapters/store/recon_lines.hpp"
#include "adapters/store/store_failure.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Match;
using recon::Code;
using recon::Tier;

struct ReconLines : ReconTest {
    ReconLines()
    {
        files_.begin('a');
        for (std::int64_t n = 1; n <= 3; ++n)
            files_.line('a', {.number = n, .oid = oid_of(static_cast<int>(n))});
        files_.end('a');
        books().files.begin(file_of('a'), noon);
    }
    app::reconcile::LineStore& store() { return books().lines; }
    void keep(Match const& match) { store().keep(std::span{&match, 1}); }
};

TEST_F(ReconLines, AreReadInTheirOrderAsManyAsAreWanted)
{
    auto const lines = store().after(file_of('a'), 1, 2);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].number, 2);
    EXPECT_EQ(lines[1].line.our_ref, oid_of(3));
    EXPECT_TRUE(store().after(file_of('a'), 3, 9).empty());
}

TEST_F(ReconLines, NeitherALineNorASideIsMatchedTwice)
{
    Match const match{file_of('a'), 1, "sale", id_of_number(1), Tier::our_ref, Code::ok};
    keep(match);
    EXPECT_THROW(keep(match), StoreFailure);
    auto other = match;
    other.line = 2;
    EXPECT_THROW(keep(other), StoreFailure);
    other.side_id = id_of_number(2);
    keep(other);
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_match"), 2);
}

TEST_F(ReconLines, WhatBecameOfOneIsCorrectedAndFoundByItsSide)
{
    auto const place = file_of('a') + ":1";
    keep({file_of('a'), 1, "none", place, Tier::none, Code::unknown_line});
    store().correct({file_of('a'), 1, "sale", id_of_number(1), Tier::our_ref, Code::ok});
    auto const found = store().of_side("sale", id_of_number(1)).value();
    EXPECT_EQ(found.line, 1);
    EXPECT_EQ(found.code, Code::ok);
    EXPECT_EQ(found.tier, Tier::our_ref);
    EXPECT_FALSE(store().of_side("none", place));
    EXPECT_THROW(store().correct({file_of('a'), 9, "none", "x", Tier::none, Code::ok}), StoreFailure);
}

TEST_F(ReconLines, AChunkIsKeptOnce)
{
    app::reconcile::Chunk const chunk{file_of('a'), 1, 1, 3, 3, 300, 9, noon};
    store().keep(chunk);
    EXPECT_EQ(number("SELECT net_minor FROM recon_chunk"), 300);
    EXPECT_THROW(store().keep(chunk), StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
