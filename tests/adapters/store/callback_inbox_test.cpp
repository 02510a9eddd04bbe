#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using CallbackInboxTest = StoreTest;

TEST_F(CallbackInboxTest, ABodySeenBeforeChangesNothing)
{
    app::pay::CallbackEvidence evidence{
        .digest = id_of('d') + id_of('d'),
        .oid = "oid-1",
        .return_code = "00",
        .transaction_id = "t-1",
        .answer = "APPROVED",
        .received_at = noon
    };
    unit_.pay.inbox.note(evidence);
    evidence.answer = "FAILED";
    unit_.pay.inbox.note(evidence);
    EXPECT_EQ(number("SELECT COUNT(*) FROM acquirer_callback WHERE answer = 'APPROVED'"), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM acquirer_callback"), 1);

    evidence.digest = id_of('e') + id_of('e');
    unit_.pay.inbox.note(evidence);
    EXPECT_EQ(number("SELECT COUNT(*) FROM acquirer_callback"), 2);
}

} // namespace
} // namespace etimbre::adapters::store
