#include "adapters/store/transaction.hpp"
#include "app/reconcile/decide.hpp"
#include "app/reconcile/exceptions.hpp"
#include "recon_model.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <exception>

namespace etimbre::adapters::store {
namespace {

namespace reconcile = app::reconcile;

struct Killed : std::exception {};

/// A database, the model beside it, and a random program over both. Where it is to be killed, some questions
/// after the contract end their unit in its middle, and every third unit ends before its commit.
class Program {
    template <class Work>
    auto in_unit(Work work)
    {
        while (true) {
            try {
                Transaction unit{session_->sql()};
                auto result = work(unit_.back_office.reconcile());
                if (kill_ && ++units_ % 3 == 0) throw Killed{};
                unit.commit();
                return result;
            } catch (Killed const&) {
                continue; // and nothing of it remains
            }
        }
    }

public:
    explicit Program(bool kill) : kill_{kill}
    {
        session_->sql() << "PRAGMA synchronous = OFF";
        terms_.fees = [this](std::string_view) -> std::optional<recon::FeeTerms> {
            if (kill_ && ++questions_ == next_kill_) {
                next_kill_ = questions_ * 2;
                throw Killed{};
            }
            return recon::FeeTerms{150, 100};
        };
        terms_.sha256 = crypto::sha256;
    }

    void run(std::vector<std::uint8_t> const& choices)
    {
        for (auto const choice : choices) step(choice);
        arrive();
    }

    /// Files are matched to their end, and what came later is looked for.
    void arrive()
    {
        for (auto const& file : names_)
            while (in_unit([&](reconcile::Books& books) {
                return reconcile::reconcile_step(books, file, terms_, noon);
            })) {
            }
        reconcile::Sweep at;
        while (at.part != reconcile::Sweep::Part::over)
            at = in_unit([&](reconcile::Books& books) {
                return reconcile::sweep_step(books, at, terms_, noon);
            });
        model_.looked_through();
    }

    std::string broken()
    {
        std::string ids;
        for (auto const& rule : invariants()) {
            soci::rowset<soci::row> const found = (session_->sql().prepare << std::string{rule.query});
            if (found.begin() != found.end()) ids.append(" ").append(rule.id);
        }
        return ids;
    }

    std::map<std::string, std::int64_t> balances()
    {
        auto balances = model_.balances();
        for (auto& [account, minor] : balances) minor = balance(account);
        return balances;
    }

    std::int64_t transfers() { return count("ledger_transfer"); }

    int revisions() const { return revisions_; }
    std::int64_t queued() { return count("recon_exception"); }
    bool has_descriptions() { return count("recon_match WHERE tier = 'description'") > 0; }

    std::map<std::string, std::int64_t> expected() const { return model_.balances(); }

private:
    void step(std::uint8_t choice)
    {
        int const what = choice % 9;
        int const n = 1 + choice / 9 % 6;
        if (what == 0) return buy_or_capture(n);
        if (what == 1) return give_back(n);
        if (what == 2) return write_statement(choice);
        if (what == 3) return write_off_a_stranger();
        if (what == 4) return arrive();
        if (what == 5) return revise_a_report();
        write_report(choice, n);
    }

    void buy_or_capture(int n)
    {
        Transaction unit{session_->sql()};
        if (started_.insert(n).second)
            sell(unit_, n);
        else if (captured_.insert(n).second) {
            capture(unit_, n);
            model_.captured(n);
        }
        unit.commit();
    }

    void give_back(int n)
    {
        if (!captured_.contains(n) || !refunded_.insert(n).second) return;
        Transaction unit{session_->sql()};
        refund_whole(unit_, n);
        unit.commit();
        model_.refunded(n);
    }

    /// A report of its own payout: some facts of ours, true or not yet, and now and then a stranger's.
    void write_report(std::uint8_t choice, int n)
    {
        auto const letter = next_file("csv");
        std::int64_t number = 0;
        auto add = [&](FileLine line, int of) {
            line.number = ++number;
            line.payout = std::string{"P-"} + letter;
            files_.line(letter, line);
            model_.line(line, of);
            reported_[letter] += line.sign() * line.gross - line.fee;
            latest_lines_.push_back(line);
        };
        latest_ = letter;
        latest_lines_.clear();
        if (choice % 4 == 1 && !captured_.empty()) {
            auto const of = *captured_.rbegin();
            add({.oid = std::string{"garbled-"} + letter, .code = code_of(of)}, 0);
            model_.garbled(of);
        } else if (started_.contains(n))
            add({.oid = oid_of(n)}, n);
        if (choice % 3 == 0) add({.kind = "refund", .oid = oid_of(n), .fee = 0}, n);
        if (choice % 5 == 0 && captured_.contains(n)) {
            add({.kind = "chargeback", .oid = oid_of(n), .fee = 0}, n);
            if (choice % 2 == 0) add({.kind = "chargeback_reversal", .oid = oid_of(n), .fee = 0}, n);
        }
        if (choice % 7 == 0)
            add({.oid = std::string{"stranger-"} + letter, .gross = 700 + choice, .fee = 3}, -letter);
        files_.end(letter);
    }

    /// The latest report again, without the first of its lines. Its payout comes to less.
    void revise_a_report()
    {
        if (latest_lines_.size() < 2) return;
        arrive();
        auto const gone = latest_lines_.front();
        latest_lines_.erase(latest_lines_.begin());
        auto const letter = next_file("csv");
        files_.replace(latest_, letter);
        for (auto const& line : latest_lines_) files_.line(letter, line);
        files_.end(letter);
        ++revisions_;
        model_.withdrawn(gone);
        reported_[gone.payout.back()] -= gone.sign() * gone.gross - gone.fee;
        latest_ = letter;
    }

    /// Brings the payouts of all reports that were not brought yet, and sometimes money of nobody.
    void write_statement(std::uint8_t choice)
    {
        auto const letter = next_file("camt.053");
        std::int64_t number = 0;
        for (auto const& [report, minor] : std::exchange(reported_, {})) {
            if (minor == 0) continue;
            files_.entry(letter, {.number = ++number, .minor = minor, .payout = std::string{"P-"} + report});
            model_.banked(minor, true);
        }
        if (choice % 3 == 0) {
            files_.entry(letter, {.number = ++number, .minor = 1'000'001 + choice + number * 7});
            model_.banked(1'000'001 + choice + number * 7, false);
        }
        files_.end(letter);
    }

    void write_off_a_stranger()
    {
        std::string id;
        std::int64_t residue = 0;
        session_->sql(
        ) << "SELECT x.exception_id, x.residue_minor FROM recon_exception x JOIN settlement_line l "
             "ON l.file_sha = x.file_sha AND l.line_no = x.number WHERE x.subject_kind = 'line' "
             "AND l.oid LIKE 'stranger-%' AND x.waits = 1 ORDER BY x.subject_id LIMIT 1",
            soci::into(id), soci::into(residue);
        if (id.empty()) return;
        for (auto const action :
             {recon::Action::write_off, recon::Action::reopen, recon::Action::write_off}) {
            auto const one = in_unit([&](reconcile::Books& books) {
                return reconcile::propose(books, {id, action, "why", "maker"}, noon).has_value();
            });
            if (action != recon::Action::reopen)
                in_unit([&](reconcile::Books& books) {
                    return reconcile::approve(books, {id, true, "so", "checker"}, noon).has_value();
                });
            RC_ASSERT(one);
        }
        model_.written_off(-residue);
    }

    char next_file(std::string const& format)
    {
        auto const letter = static_cast<char>('A' + static_cast<int>(names_.size()));
        names_.push_back(file_of(letter));
        files_.begin(letter, format, 1'800'000'000'000'000 + static_cast<std::int64_t>(names_.size()));
        return letter;
    }

    std::int64_t count(std::string const& of)
    {
        std::int64_t count = 0;
        session_->sql() << "SELECT COUNT(*) FROM " + of, soci::into(count);
        return count;
    }

    std::int64_t balance(std::string const& account)
    {
        std::int64_t minor = 0;
        session_->sql(
        ) << "SELECT COALESCE(SUM(CASE WHEN debit = :d THEN amount_minor ELSE -amount_minor END), 0) FROM "
             "ledger_transfer WHERE debit = :a OR credit = :b",
            soci::use(account), soci::use(account), soci::use(account), soci::into(minor);
        return minor;
    }

    TempDatabase database_;
    std::unique_ptr<Session> session_{database_.open()};
    app::work::Unit unit_{session_->unit()};
    FileWriter files_{session_->sql()};
    ReconModel model_;
    reconcile::Terms terms_;
    bool kill_;
    int questions_ = 0;
    int next_kill_ = 2;
    int units_ = 0;
    int revisions_ = 0;
    std::vector<std::string> names_;
    std::set<int> started_;
    std::set<int> captured_;
    std::set<int> refunded_;
    std::map<char, std::int64_t> reported_;
    char latest_ = '\0';
    std::vector<FileLine> latest_lines_;
};

/// One in each byte, however small the first programs are.
std::vector<std::uint8_t> choices()
{
    constexpr std::size_t most = 24;
    auto drawn = *rc::gen::container<std::vector<std::uint8_t>>(rc::gen::inRange<std::uint8_t>(0, 255));
    drawn.resize(std::min(drawn.size(), most));
    return drawn;
}

void is_as_the_model_says(bool kill)
{
    Program program{kill};
    program.run(choices());
    RC_TAG(program.queued() / 4, program.revisions() > 0, program.has_descriptions());
    RC_ASSERT(program.broken() == "");
    RC_ASSERT(program.balances() == program.expected());
    auto const before = program.transfers();
    program.arrive();
    RC_ASSERT(program.transfers() == before);
}

TEST(SqliteReconPrograms, ComeToWhatTheModelSays)
{
    EXPECT_TRUE(rc::check([] { is_as_the_model_says(false); }));
}

TEST(SqliteReconPrograms, KilledInTheMiddleOfUnitsTheyComeToTheSame)
{
    EXPECT_TRUE(rc::check([] { is_as_the_model_says(true); }));
}

} // namespace
} // namespace etimbre::adapters::store
