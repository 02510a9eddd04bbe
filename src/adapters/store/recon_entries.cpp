#include "adapters/store/recon_entries.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/many_rows.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_rows.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Entry;

// With the file that spoke of the same movement last, where one did.
constexpr auto select_next = R"sql(
    SELECT e.entry_no, e.sign * e.amount_minor, e.charge_minor, e.fingerprint, e.occurrence,
           b.file_sha, b.entry_no, b.amount_minor
    FROM settlement_entry e
    LEFT JOIN recon_entry b ON b.movement =
        REPLACE(REPLACE('{print}:{n}', '{print}', e.fingerprint), '{n}', e.occurrence)
    WHERE e.file_sha = :file AND e.entry_no > :after ORDER BY e.entry_no LIMIT :most)sql";

constexpr auto insert_entry = R"sql(
    INSERT INTO recon_entry (file_sha, entry_no, movement, amount_minor, charge_minor, told_minor, payout, tier, code))sql";

constexpr auto update_movement = R"sql(
    UPDATE recon_entry SET movement = :movement WHERE file_sha = :file AND entry_no = :entry)sql";

constexpr auto select_undecided = R"sql(
    SELECT r.file_sha, r.entry_no, f.acquirer, e.entry_ref, e.bank_ref, e.payout_ref, e.text, e.currency, e.value_day,
           r.amount_minor, r.charge_minor, r.told_minor, e.details, COALESCE(d.net_minor, 0)
    FROM recon_entry r
    JOIN recon_file f ON f.file_sha = r.file_sha
    JOIN settlement_entry e ON e.file_sha = r.file_sha AND e.entry_no = r.entry_no
    LEFT JOIN (SELECT l.entry_no, SUM(l.net_minor) AS net_minor FROM settlement_line l
        WHERE l.file_sha = :of_file AND l.entry_no > 0 GROUP BY l.entry_no) d ON d.entry_no = r.entry_no
    WHERE r.code = '' AND r.file_sha = :file ORDER BY r.entry_no LIMIT :most)sql";

constexpr auto select_unexplained = R"sql(
    SELECT r.file_sha, r.entry_no, f.acquirer, e.entry_ref, e.bank_ref, e.payout_ref, e.text, e.currency, e.value_day,
           r.amount_minor, r.charge_minor, r.told_minor, e.details, 0
    FROM recon_entry r
    JOIN recon_file f ON f.file_sha = r.file_sha
    JOIN settlement_entry e ON e.file_sha = r.file_sha AND e.entry_no = r.entry_no
    WHERE r.code = 'UNKNOWN_LINE' ORDER BY r.file_sha, r.entry_no LIMIT :most)sql";

constexpr auto update_decided = R"sql(
    UPDATE recon_entry SET payout = :payout, tier = :tier, code = :code
    WHERE file_sha = :file AND entry_no = :entry AND code IN ('', 'UNKNOWN_LINE'))sql";

struct After {
    std::string file;
    std::int64_t entry;
    std::int64_t most;
};

struct NextRow {
    std::int64_t entry;
    std::int64_t amount_minor;
    std::int64_t charge_minor;
    std::string print;
    int occurrence;
    std::optional<std::string> before_file;
    std::optional<std::int64_t> before_entry;
    std::optional<std::int64_t> before_minor;
};

struct EntryRow {
    std::string file;
    std::int64_t entry;
    std::string movement;
    std::int64_t amount_minor;
    std::int64_t charge_minor;
    std::optional<std::int64_t> told_minor;
    std::string payout;
    std::string tier;
    std::string code;
};

struct Renamed {
    std::string movement;
    std::string file;
    std::int64_t entry;
};

struct OfFile {
    std::string of_file;
    std::string file;
    std::int64_t most;
};

struct Most {
    std::int64_t most;
};

struct WaitingRow {
    std::string file;
    std::int64_t entry;
    std::string acquirer;
    std::string entry_ref;
    std::string bank_ref;
    std::string payout_ref;
    std::string text;
    std::string currency;
    std::string value_day;
    std::int64_t amount_minor;
    std::int64_t charge_minor;
    std::optional<std::int64_t> told_minor;
    std::int64_t details;
    std::int64_t details_minor;
};

struct Decision {
    std::string payout;
    std::string tier;
    std::string code;
    std::string file;
    std::int64_t entry;
};

std::string place_of(std::string_view file, std::int64_t entry)
{
    return std::string{file}.append(":").append(std::to_string(entry));
}

Entry entry_of(WaitingRow row)
{
    auto references = row.entry_ref;
    references.append(" ")
        .append(row.bank_ref)
        .append(" ")
        .append(row.payout_ref)
        .append(" ")
        .append(row.text);
    return {
        .file = std::move(row.file),
        .number = row.entry,
        .acquirer = std::move(row.acquirer),
        .movement =
            {.references = std::move(references),
             .amount = money_of(row.amount_minor, row.currency),
             .value_day = day_of(row.value_day)},
        .payout_ref = std::move(row.payout_ref),
        .details = row.details,
        .details_minor = row.details_minor,
        .charge_minor = row.charge_minor,
        .told_minor = row.told_minor,
    };
}

} // namespace

struct SqlReconEntries::Statements {
    explicit Statements(soci::session& session)
        : next{session, select_next},
          take_up{session, insert_entry},
          rename{session, update_movement},
          undecided{session, select_undecided},
          unexplained{session, select_unexplained},
          decide{session, update_decided}
    {
    }

    /// The newer file speaks for the movement from now on.
    EntryRow revised(std::string const& file, NextRow const& row)
    {
        rename.run({place_of(*row.before_file, *row.before_entry), *row.before_file, *row.before_entry});
        auto taken = first_told(file, row);
        taken.told_minor = row.before_minor;
        return taken;
    }

    static EntryRow first_told(std::string const& file, NextRow const& row)
    {
        return {
            file,
            row.entry,
            place_of(row.print, row.occurrence),
            row.amount_minor,
            row.charge_minor,
            std::nullopt,
            "",
            "none",
            "",
        };
    }

    static EntryRow copied(std::string const& file, NextRow const& row)
    {
        auto taken = first_told(file, row);
        taken.movement = place_of(file, row.entry);
        taken.tier = word_of(recon::Tier::copy);
        taken.code = word_of(recon::Code::ok);
        return taken;
    }

    Prepared<After, NextRow> next;
    ManyRows<EntryRow, 20> take_up;
    Prepared<Renamed> rename;
    Prepared<OfFile, WaitingRow> undecided;
    Prepared<Most, WaitingRow> unexplained;
    Prepared<Decision> decide;
};

SqlReconEntries::SqlReconEntries(soci::session& session) : statements_{std::make_unique<Statements>(session)}
{
}

SqlReconEntries::~SqlReconEntries() = default;

std::int64_t SqlReconEntries::take_up(
    std::string_view file, std::int64_t after, std::size_t most, app::reconcile::Count& copies
)
{
    std::string const name{file};
    std::vector<EntryRow> rows;
    for (auto const& row : statements_->next.all({name, after, static_cast<std::int64_t>(most)})) {
        after = row.entry;
        bool const is_copy = row.before_file && row.before_minor == row.amount_minor;
        if (is_copy) {
            copies.matched += 1;
            copies.matched_minor += row.amount_minor;
            rows.push_back(Statements::copied(name, row));
        } else {
            rows.push_back(
                row.before_file ? statements_->revised(name, row) : Statements::first_told(name, row)
            );
        }
    }
    statements_->take_up.insert(rows);
    return after;
}

std::vector<Entry> SqlReconEntries::undecided(std::string_view file, std::size_t most)
{
    std::string const name{file};
    std::vector<Entry> entries;
    for (auto& row : statements_->undecided.all({name, name, static_cast<std::int64_t>(most)}))
        entries.push_back(entry_of(std::move(row)));
    return entries;
}

std::vector<Entry> SqlReconEntries::unexplained(std::size_t most)
{
    std::vector<Entry> entries;
    for (auto& row : statements_->unexplained.all({static_cast<std::int64_t>(most)}))
        entries.push_back(entry_of(std::move(row)));
    return entries;
}

void SqlReconEntries::decide(Entry const& entry, std::string_view payout, recon::Tier tier, recon::Code code)
{
    auto const touched = statements_->decide.run(
        {std::string{payout}, std::string{word_of(tier)}, std::string{word_of(code)}, entry.file, entry.number
        }
    );
    if (touched != 1) throw Conflict{"a movement was decided by somebody else at the same time"};
}

} // namespace etimbre::adapters::store
