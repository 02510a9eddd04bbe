#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>

/// Files of the acquirer and the bank, as a database holds them.
namespace etimbre::adapters::store {

/// The contract's fee of a stamp of 860.00.
inline constexpr std::int64_t agreed = 1390;
inline constexpr std::int64_t price = 86000;

inline std::string file_of(char letter)
{
    std::string name(64, letter);
    return name;
}

/// A line of a file; of a report where it stands beneath no movement.
struct FileLine {
    std::int64_t number = 1;
    std::int64_t entry = 0;
    std::string kind = "sale";
    std::string oid{};
    std::string ref{};
    std::string code{};
    std::int64_t gross = price;
    std::int64_t fee = agreed;
    std::string payout = "P-1";
    std::string day = "2027-01-15";

    int sign() const { return kind == "refund" || kind == "chargeback" ? -1 : 1; }
};

/// A movement; below zero it leaves our account.
struct FileEntry {
    std::int64_t number = 1;
    std::int64_t minor = 0;
    std::string payout{};
    std::string bank_ref{};
    std::int64_t details = 0;
    std::int64_t charge = 0;
    std::string day = "2027-01-15";
};

/// A page of the bank's statement; of one that is whole where nothing else is said.
struct FilePage {
    std::optional<std::int64_t> sequence = 5;
    int number = 1;
    bool is_last = true;
    std::int64_t opening = 0;
    std::int64_t closing = 0;
};

class FileWriter {
public:
    explicit FileWriter(soci::session& sql) : sql_{sql} {}

    void
    begin(char letter, std::string const& format = "csv", std::int64_t received_us = 1'800'000'000'000'000)
    {
        auto const file = file_of(letter);
        sql_ << "INSERT INTO settlement_file VALUES (:f, :m, 'est3dgate', 'published', 1, 'm', 'MAD', 'urn', "
                ":r, :d, "
                "NULL, NULL, 0, 0, 0, 0, 0, 0, 0, NULL, '', 0, '')",
            soci::use(file), soci::use(format), soci::use(received_us), soci::use(received_us);
    }

    void line(char letter, FileLine const& of)
    {
        auto const file = file_of(letter);
        auto const sign = of.sign();
        auto const net = sign * of.gross - of.fee;
        auto const print = (of.ref.empty() ? of.oid : of.ref) + of.kind;
        sql_ << "INSERT INTO settlement_line VALUES (:f, :n, 1, :e, :k, :o, :r, :ac, :p, 'MAD', :s, :g, :c, "
                ":t, :d, :b, "
                ":i, 1)",
            soci::use(file), soci::use(of.number), soci::use(of.entry), soci::use(of.kind), soci::use(of.oid),
            soci::use(of.ref), soci::use(of.code), soci::use(of.payout), soci::use(sign), soci::use(of.gross),
            soci::use(of.fee), soci::use(net), soci::use(of.day), soci::use(of.day), soci::use(print);
    }

    void entry(char letter, FileEntry const& of)
    {
        auto const file = file_of(letter);
        int const sign = of.minor < 0 ? -1 : 1;
        auto const amount = sign * of.minor;
        auto const print = of.bank_ref.empty() ? file.substr(0, 20) + std::to_string(of.number) : of.bank_ref;
        sql_ << "INSERT INTO settlement_entry VALUES (:f, :n, 1, :s, :a, 'MAD', 0, :b, :v, 'e', :r, :p, "
                "'card_sales', "
                "'PMNT', :d, :c, '', :i, 1)",
            soci::use(file), soci::use(of.number), soci::use(sign), soci::use(amount), soci::use(of.day),
            soci::use(of.day), soci::use(of.bank_ref), soci::use(of.payout), soci::use(of.details),
            soci::use(of.charge), soci::use(print);
    }

    void statement(char letter, std::int64_t sequence, std::int64_t opening, std::int64_t closing)
    {
        page(letter, {.sequence = sequence, .opening = opening, .closing = closing});
    }

    /// The only statement of its file, with its movement if it has one, and in force from then on.
    void page(char letter, FilePage const& of)
    {
        auto const file = file_of(letter);
        auto const sequence = of.sequence.value_or(0);
        auto is_known = of.sequence ? soci::i_ok : soci::i_null;
        auto const name = std::to_string(sequence);
        auto identity = std::string(54, 'i') + "-s" + name + "-p" + std::to_string(of.number);
        identity.resize(64, 'i');
        auto const credit = of.closing > of.opening ? of.closing - of.opening : 0;
        auto const debit = of.closing > of.opening ? 0 : of.opening - of.closing;
        int const is_last = of.is_last ? 1 : 0;
        sql_ << "INSERT INTO settlement_statement VALUES (:f, 1, :i, :k, 'IBAN', :s, 2027, :q, :p, :l, '', "
                "'2027-01-15', "
                "'2027-01-15', :o, :c, 0, :cr, 0, :de, 0)",
            soci::use(file), soci::use(identity), soci::use(file), soci::use(name),
            soci::use(sequence, is_known), soci::use(of.number), soci::use(is_last), soci::use(of.opening),
            soci::use(of.closing), soci::use(credit), soci::use(debit);
        sql_ << "INSERT INTO settlement_revision SELECT :i, COUNT(*) + 1, :f, 1, 0 FROM settlement_revision "
                "WHERE identity = :j",
            soci::use(identity), soci::use(file), soci::use(identity);
        auto const moved = of.closing - of.opening;
        if (moved != 0) entry(letter, {.minor = moved, .bank_ref = name + '-' + std::to_string(of.number)});
        end(letter);
    }

    /// What the file says that it comes to.
    void end(char letter)
    {
        auto const file = file_of(letter);
        sql_ << "UPDATE settlement_file SET "
                "line_count = (SELECT COUNT(*) FROM settlement_line l WHERE l.file_sha = "
                "settlement_file.file_sha), "
                "gross_minor = (SELECT COALESCE(SUM(l.sign * l.gross_minor), 0) FROM settlement_line l WHERE "
                "l.file_sha = "
                "settlement_file.file_sha), "
                "fee_minor = (SELECT COALESCE(SUM(l.fee_minor), 0) FROM settlement_line l WHERE l.file_sha = "
                "settlement_file.file_sha), "
                "net_minor = (SELECT COALESCE(SUM(l.net_minor), 0) FROM settlement_line l WHERE l.file_sha = "
                "settlement_file.file_sha), "
                "entry_count = (SELECT COUNT(*) FROM settlement_entry e WHERE e.file_sha = "
                "settlement_file.file_sha), "
                "credit_minor = (SELECT COALESCE(SUM(e.amount_minor), 0) FROM settlement_entry e WHERE "
                "e.file_sha = "
                "settlement_file.file_sha AND e.sign = 1), "
                "debit_minor = (SELECT COALESCE(SUM(e.amount_minor), 0) FROM settlement_entry e WHERE "
                "e.file_sha = "
                "settlement_file.file_sha AND e.sign = -1) "
                "WHERE file_sha = :f",
            soci::use(file);
    }

    void replace(char older, char newer)
    {
        auto const file = file_of(older);
        auto const by = file_of(newer);
        sql_ << "UPDATE settlement_file SET state = 'superseded', superseded_by = :b WHERE file_sha = :f",
            soci::use(by), soci::use(file);
    }

private:
    soci::session& sql_;
};

} // namespace etimbre::adapters::store
