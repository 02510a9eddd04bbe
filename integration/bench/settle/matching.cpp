#include "settle/matching.hpp"

#include "raw/sql.hpp"

#include <stdexcept>
#include <unordered_map>
#include <vector>

namespace etimbre::bench {
namespace {

constexpr std::int64_t chunk_lines = 5000;

constexpr auto select_file = "SELECT file_sha FROM settlement_file WHERE state = 'published'";
constexpr auto insert_file = "INSERT INTO recon_file VALUES (?, 'cmi', 'MAD', 'lines', 0, 0, 0, 0, 1, "
                             "0, 0, 0, 0, 0, 0, 0, 0, NULL, 0)";
constexpr auto select_lines =
    "SELECT line_no, oid, acquirer_ref, payout_ref, gross_minor, fee_minor, kind, currency, "
    "sold_day FROM settlement_line WHERE file_sha = ? AND line_no > ? "
    "ORDER BY line_no LIMIT ?";
constexpr auto select_payments = "SELECT p.oid, p.payment_id, p.amount_minor, p.state, p.created_us "
                                 "FROM settlement_line l JOIN payment p ON p.oid = l.oid "
                                 "WHERE l.file_sha = ? AND l.line_no > ? AND l.line_no <= ?";
constexpr auto insert_match = "INSERT INTO recon_match VALUES (?, ?, 'sale', ?, 'our_ref', 'OK')";
constexpr auto insert_chunk = "INSERT INTO recon_chunk VALUES (?, ?, ?, ?, ?, 1, ?, 1)";
constexpr auto insert_fees = "INSERT INTO ledger_transfer VALUES (?, 'fee', ?, 0, 'fees:cmi:MAD', "
                             "'acquirer_receivable:cmi:MAD', 'MAD', ?, '', '', 1)";
constexpr auto update_file =
    "UPDATE recon_file SET last_line = ?, chunk = ?, lines_matched = lines_matched + ? "
    "WHERE file_sha = ?";

struct Line {
    std::int64_t number = 0;
    std::string oid;
    std::string reference;
    std::string payout;
    std::int64_t gross = 0;
    std::int64_t fee = 0;
    std::string kind;
    std::string currency;
    std::string day;
};

struct Payment {
    std::string id;
    std::int64_t amount = 0;
    std::string state;
    std::int64_t created_us = 0;
};

class Matcher {
public:
    explicit Matcher(sqlite3* database)
        : database_{database},
          lines_{database, select_lines},
          payments_{database, select_payments},
          match_{database, insert_match},
          chunk_{database, insert_chunk},
          fees_{database, insert_fees},
          file_{database, update_file}
    {
    }

    std::int64_t match(std::string const& sha)
    {
        std::int64_t last = 0;
        for (int chunk = 1;; ++chunk) {
            execute(database_, "BEGIN IMMEDIATE");
            auto const lines = read_lines(sha, last);
            if (lines.empty()) break;
            write(sha, chunk, lines, read_payments(sha, last, lines.back().number));
            last = lines.back().number;
            execute(database_, "COMMIT");
        }
        execute(database_, "ROLLBACK");
        return last;
    }

private:
    std::vector<Line> read_lines(std::string const& sha, std::int64_t after)
    {
        std::vector<Line> lines;
        lines.reserve(chunk_lines);
        lines_.begin(sha, after, chunk_lines);
        while (lines_.step())
            lines.push_back(
                {lines_.number(0),
                 lines_.text(1),
                 lines_.text(2),
                 lines_.text(3),
                 lines_.number(4),
                 lines_.number(5),
                 lines_.text(6),
                 lines_.text(7),
                 lines_.text(8)}
            );
        lines_.end();
        return lines;
    }

    std::unordered_map<std::string, Payment>
    read_payments(std::string const& sha, std::int64_t after, std::int64_t last)
    {
        std::unordered_map<std::string, Payment> payments;
        payments.reserve(chunk_lines);
        payments_.begin(sha, after, last);
        while (payments_.step())
            payments.emplace(
                payments_.text(0),
                Payment{payments_.text(1), payments_.number(2), payments_.text(3), payments_.number(4)}
            );
        payments_.end();
        return payments;
    }

    void write(
        std::string const& sha,
        std::int64_t chunk,
        std::vector<Line> const& lines,
        std::unordered_map<std::string, Payment> const& payments
    )
    {
        std::int64_t fees = 0;
        for (auto const& line : lines) {
            auto const& payment = payments.at(line.oid);
            if (payment.amount != line.gross)
                throw std::runtime_error{"the report does not tell of these payments"};
            match_.run(sha, line.number, payment.id);
            fees += line.fee;
        }
        auto const count = static_cast<std::int64_t>(lines.size());
        auto const place = sha.substr(0, 48) + ":" + std::to_string(chunk);
        chunk_.run(sha, chunk, lines.front().number, lines.back().number, count, fees);
        fees_.run("fee:" + place, place, fees);
        file_.run(lines.back().number, chunk, count, sha);
    }

    sqlite3* database_;
    Sql lines_;
    Sql payments_;
    Sql match_;
    Sql chunk_;
    Sql fees_;
    Sql file_;
};

} // namespace

std::int64_t match(std::string const& path)
{
    auto const database = open_for_writing(path);
    Sql find{database.get(), select_file};
    if (!find.step()) throw std::runtime_error{"there is no published file in " + path};
    auto const sha = find.text(0);
    find.end();
    Sql{database.get(), insert_file}.run(sha);
    return Matcher{database.get()}.match(sha);
}

} // namespace etimbre::bench
