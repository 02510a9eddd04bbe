#include "adapters/crypto/hashing.hpp"
#include "adapters/store/audit.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace etimbre::adapters::store {
namespace {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;

struct Audit : StoreTest {
    AuditReport report() { return audit(session_->sql(), crypto::sha256, {}); }
    void run(std::string const& sql) { session_->sql() << sql; }
};

TEST_F(Audit, ANewDatabaseBreaksNoRule)
{
    auto const clean = report();
    EXPECT_THAT(clean.findings, IsEmpty());
    EXPECT_GE(clean.rules, 20U);
}

TEST_F(Audit, ALeafWithoutAStampIsNamed)
{
    run("INSERT INTO log_leaf (log_name, log_index, entry, leaf_hash) VALUES ('issue', 0, 'oA==', "
        "'0000000000000000000000000000000000000000000000000000000000000000')");
    auto const findings = report().findings;
    EXPECT_THAT(findings, Contains(Field(&Finding::rule, "I17-size")));
    EXPECT_THAT(findings, Contains(Field(&Finding::row, testing::StartsWith("leaf 0"))));
}

TEST_F(Audit, ATransferWithoutItsFactIsNamed)
{
    run("INSERT INTO ledger_transfer (transfer_id, source_kind, source_id, leg, debit, credit, currency, "
        "amount_minor, mission, part, at_us) VALUES ('capture:x:0', 'capture', 'x', 0, 'receivable:cmi:MAD', "
        "'prepaid:MAD', 'MAD', 100, '', '', 1)");
    EXPECT_THAT(report().findings, Contains(Field(&Finding::row, "capture:x:0")));
}

} // namespace
} // namespace etimbre::adapters::store
