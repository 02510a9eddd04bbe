#include "adapters/store/recon_expected_sql.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReconExpectedSql, NothingIsLeftToBeFilledIn)
{
    for (auto const found : {Found::by_oid, Found::by_reference, Found::by_callback})
        for (auto const& text :
             {sql_of_side("sale", found),
              sql_of_reversals(found),
              sql_of_refunds(),
              sql_of_money_given_back(),
              sql_of_other_lines(found)})
            EXPECT_THAT(text, AllOf(HasSubstr(":file"), Not(HasSubstr("{")))) << text;
}

TEST(ReconExpectedSql, ASideIsOfTheLinesOwnKind)
{
    EXPECT_THAT(sql_of_side("chargeback", Found::by_oid), HasSubstr("l.kind = 'chargeback'"));
    EXPECT_THAT(sql_of_side("sale", Found::by_reference), HasSubstr("p.transaction_id = l.acquirer_ref"));
    EXPECT_THAT(sql_of_side("sale", Found::by_callback), HasSubstr("c.transaction_id = l.acquirer_ref"));
    EXPECT_THAT(sql_of_description(), AllOf(HasSubstr(":auth_code"), Not(HasSubstr("{"))));
}

} // namespace
} // namespace etimbre::adapters::store
