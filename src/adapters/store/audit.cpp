#include "adapters/store/audit.hpp"

#include "adapters/store/closed_days.hpp"
#include "adapters/store/columns.hpp"
#include "adapters/store/feed_store.hpp"
#include "adapters/store/invariants.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/stamp_store.hpp"
#include "adapters/store/transaction.hpp"
#include "app/closing/statement.hpp"

#include <cstdint>
#include <optional>

namespace etimbre::adapters::store {
namespace {

constexpr auto select_leaves = R"sql(
    SELECT l.log_index, l.entry, l.leaf_hash, s.number FROM log_leaf l
    LEFT JOIN stamp s ON s.log_index = l.log_index
    WHERE l.log_name = 'issue' AND l.log_index >= :first ORDER BY l.log_index LIMIT 1000)sql";

constexpr std::string_view log_rule = "LOG";
constexpr std::string_view log_sentence = "The log can be computed again from the stamps.";

struct First {
    std::int64_t index;
};

struct LeafRow {
    std::int64_t log_index;
    std::string entry;
    std::string leaf_hash;
    std::optional<std::string> number;
};

struct BrokenRow {
    std::string key;
};

void run_rule(soci::session& session, Invariant const& rule, AuditReport& report)
{
    Prepared<Nothing, BrokenRow> query{session, rule.query};
    for (auto const& row : query.all({}))
        report.findings.push_back({std::string{rule.id}, std::string{rule.sentence}, row.key});
    ++report.rules;
}

app::stamp::StoredLeaf leaf_of(LeafRow const& row, SqlStampStore& stamps)
{
    app::stamp::StoredLeaf leaf{
        .index = static_cast<std::uint64_t>(row.log_index),
        .entry = core::from_base64(row.entry).value_or(core::Bytes{}),
        .hash = array_of<32>(row.leaf_hash),
        .stamp = std::nullopt,
    };
    if (!row.number) return leaf;
    if (auto const state = stamps.find(*row.number)) leaf.stamp = state->row;
    return leaf;
}

void check_leaf(LeafRow const& row, SqlStampStore& stamps, app::stamp::LogCheck& check, AuditReport& report)
{
    ++report.leaves;
    if (auto const fault = check.fault_of(leaf_of(row, stamps)))
        report.findings.push_back({
            std::string{log_rule},
            std::string{log_sentence},
            "leaf " + std::to_string(row.log_index) + ": " + std::string{*fault},
        });
}

/// In pages, so that the memory needed does not grow with the log.
void check_log(soci::session& session, app::stamp::LogCheck check, AuditReport& report)
{
    Prepared<First, LeafRow> page{session, select_leaves};
    SqlStampStore stamps{session};
    std::int64_t next = 0;
    for (auto rows = page.all({next}); !rows.empty(); rows = page.all({next})) {
        for (auto const& row : rows) check_leaf(row, stamps, check, report);
        next = rows.back().log_index + 1;
    }
}

constexpr std::string_view feed_rule = "I15-chain";
constexpr std::string_view feed_sentence =
    "Each entry of the feed has the hash of what it says and of the one before it.";
constexpr std::size_t entries_of_a_page = 1000;

void check_feed(soci::session& session, core::Sha256 sha256, AuditReport& report)
{
    SqlFeedStore feed{session};
    domain::feed::Position at;
    for (auto page = feed.after(0, entries_of_a_page); !page.empty();
         page = feed.after(at.seq, entries_of_a_page))
        for (auto const& entry : page) {
            auto const expected = domain::feed::next(at, entry.event, sha256);
            if (expected != entry)
                report.findings.push_back(
                    {std::string{feed_rule}, std::string{feed_sentence}, "entry " + std::to_string(entry.seq)}
                );
            at = {entry.seq, entry.hash};
        }
    ++report.rules;
}

constexpr auto select_days = "SELECT day FROM closing ORDER BY day";

constexpr std::string_view closing_rule = "I23-hash";
constexpr std::string_view closing_sentence = "A closed day has the hash of what it says.";

void check_closings(soci::session& session, core::Sha256 sha256, AuditReport& report)
{
    SqlClosedDays days{session};
    for (auto const& [day] : Prepared<Nothing, BrokenRow>{session, select_days}.all({})) {
        auto const statement = days.find(day_of(day));
        if (!statement || core::to_hex(sha256(app::closing::payload_of(*statement))) != statement->hash)
            report.findings.push_back({std::string{closing_rule}, std::string{closing_sentence}, day});
    }
    ++report.rules;
}

} // namespace

AuditReport
audit(soci::session& session, core::Sha256 sha256, std::vector<domain::stamp::TrustedKey> const& keys)
{
    AuditReport report;
    Transaction const snapshot{session, Begin::reading};
    for (auto const& rule : invariants()) run_rule(session, rule, report);
    check_log(session, app::stamp::LogCheck{sha256, keys}, report);
    check_feed(session, sha256, report);
    check_closings(session, sha256, report);
    return report;
}

} // namespace etimbre::adapters::store
