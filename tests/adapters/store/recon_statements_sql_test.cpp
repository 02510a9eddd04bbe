#include "adapters/store/recon_statements_sql.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReconStatementsSql, EveryQueryReadsNewestRevisionsAlone)
{
    for (auto const& text :
         {sql_of_published_pages(),
          sql_of_waiting_pages(),
          sql_of_neighbour_page(Neighbour::before),
          sql_of_unnumbered_neighbour_page(Neighbour::behind),
          sql_of_neighbour_statement(Neighbour::before)})
        EXPECT_THAT(text, HasSubstr("n.revision > r.revision")) << text;
}

TEST(ReconStatementsSql, TheNearestIsLookedForOnEitherSide)
{
    EXPECT_THAT(
        sql_of_neighbour_page(Neighbour::before), HasSubstr("s.page_no < :page ORDER BY s.page_no DESC")
    );
    EXPECT_THAT(sql_of_neighbour_page(Neighbour::behind), HasSubstr("s.page_no > :page ORDER BY s.page_no,"));
    EXPECT_THAT(sql_of_neighbour_statement(Neighbour::behind), Not(HasSubstr("DESC")));
}

} // namespace
} // namespace etimbre::adapters::store
