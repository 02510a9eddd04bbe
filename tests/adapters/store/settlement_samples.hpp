#pragma once

#include "adapters/store/settlement_store.hpp"
#include "temp_database.hpp"

#include <string>

namespace etimbre::adapters::store {

namespace settlement = app::settlement;

inline constexpr auto the_noon = core::instant_of_unix(1'796'126'400); // 2026-12-01T12:00:00Z

inline std::string sha(char letter)
{
    return std::string(64, letter);
}

inline settlement::File sample_file(char letter)
{
    return {
        .sha = sha(letter), .size_bytes = 10, .uploaded_by = "urn:etimbre:treasury:1", .received = the_noon
    };
}

inline settlement::LaidStatement
sample_statement(int number, std::string identity = "i", std::string content = "c")
{
    settlement::LaidStatement statement{
        .number = number, .identity = std::move(identity), .content = std::move(content)
    };
    statement.head.account = "MA64";
    statement.head.statement_id = "S" + std::to_string(number);
    statement.head.year = 2026;
    statement.head.sequence_no = 335;
    statement.head.first_day = core::from_date("2026-12-01");
    statement.end.opening_minor = 0;
    statement.end.closing_minor = 98;
    statement.end.booked = {1, 98, 0, 0};
    return statement;
}

inline settlement::LaidEntry sample_entry(std::int64_t number)
{
    settlement::LaidEntry laid{.number = number, .statement = 1};
    laid.entry.amount = core::Money::of_minor(98, core::mad);
    laid.entry.booked = *core::from_date("2026-12-01");
    laid.entry.value = *core::from_date("2026-12-02");
    laid.entry.kind = domain::settlement::Class::card_sales;
    laid.details = 1;
    return laid;
}

inline settlement::LaidLine sample_line(std::int64_t number, std::int64_t entry = 1)
{
    settlement::LaidLine laid{.number = number, .statement = 1, .entry = entry};
    laid.line.kind = domain::settlement::Kind::sale;
    laid.line.oid = "ET1";
    laid.line.gross = core::Money::of_minor(100, core::mad);
    laid.line.fee = core::Money::of_minor(2, core::mad);
    laid.line.net = core::Money::of_minor(98, core::mad);
    laid.line.sold = laid.line.booked = *core::from_date("2026-12-01");
    return laid;
}

inline settlement::Chunk sample_chunk(int number = 0)
{
    return {number, {sample_statement(1)}, {sample_entry(1)}, {sample_line(1)}};
}

inline settlement::Summary sample_summary()
{
    return {
        .format = "camt.053",
        .acquirer = "cmi",
        .message_id = "MSG",
        .currency = "MAD",
        .declared_count = 1,
        .declared_minor = std::nullopt,
        .entries = {1, 98, 0, 0},
        .lines = {1, 100, 2, 98}
    };
}

/// A store of files, of which some are published.
struct SettlementTest : StoreTest {
    SqlSettlementStore files{session_->sql()};

    /// A file of one statement, as far as `publish` has to do with it.
    void put(char letter, std::string const& content, int revision)
    {
        files.receive(sample_file(letter));
        auto chunk = sample_chunk();
        chunk.statements.front().content = content;
        files.lay_out(sha(letter), chunk, the_noon);
        files.parse(sha(letter), sample_summary());
        files.publish(sha(letter), the_noon);
        if (revision > 0) files.revise(sha(letter), {1, "i", content}, revision, the_noon);
    }
};

} // namespace etimbre::adapters::store
