#include "raw/redemption_rows.hpp"

namespace etimbre::bench {
namespace {

constexpr auto insert_end =
    "INSERT INTO stamp_end (number, kind, end_id, mission, counter, kid, reason, at_us) "
    "VALUES (?, 'redeemed', ?, 'CG-PAR', '1', 'abc8f2d7cc318eea', '', ?)";
constexpr auto insert_transfer =
    "INSERT INTO ledger_transfer (transfer_id, source_kind, source_id, leg, debit, credit, currency, "
    "amount_minor, "
    "mission, part, at_us) VALUES (?, 'redeem', ?, ?, ?, ?, 'MAD', ?, 'CG-PAR', ?, ?)";
constexpr auto insert_reply =
    "INSERT INTO kept_reply (client, request_key, fingerprint, status, body, created_us) "
    "VALUES ('urn:etimbre:mission:CG-PAR:counter:1', ?, ?, 201, ?, ?)";
// Shuffled as counters meet them, and always the same.
constexpr auto select_numbers = "SELECT number FROM stamp ORDER BY payload_hash";

constexpr std::int64_t at_us = 1'795'000'000'000'000;

std::string filled(std::string const& from, std::size_t length)
{
    auto text = from;
    while (text.size() < length) text += from;
    return text.substr(0, length);
}

} // namespace

RedemptionRows::RedemptionRows(sqlite3* database, std::size_t skip, std::size_t count)
    : end_{database, insert_end},
      transfer_{database, insert_transfer},
      reply_{database, insert_reply},
      feed_{database}
{
    Sql numbers{database, select_numbers};
    for (std::size_t at = 0; numbers_.size() < count && numbers.step(); ++at)
        if (at >= skip) numbers_.push_back(numbers.text(0));
}

void RedemptionRows::write(std::size_t unit)
{
    auto const& number = numbers_[unit];
    // A bijection with nothing of the number's order left, as a drawn id has none.
    auto const id = filled(std::string{number.rbegin(), number.rend()}, 32);
    auto const body =
        R"({"redemption_id":")" + id + R"(","number":")" + number +
        R"(","service":"PAS-EST","mission":"CG-PAR","counter":"1","redeemed_at":"2026-11-23T20:00:00Z"})";
    end_.run(number, id, at_us);
    transfer_.run(
        "redeem:" + number + ":1",
        number,
        std::int64_t{1},
        std::string_view{"outstanding:chancery:CG-PAR:MAD"},
        std::string_view{"revenue:chancery:CG-PAR:MAD"},
        std::int64_t{80000},
        std::string_view{"chancery"},
        at_us
    );
    transfer_.run(
        "redeem:" + number + ":2",
        number,
        std::int64_t{2},
        std::string_view{"outstanding:service:CG-PAR:MAD"},
        std::string_view{"revenue:service:CG-PAR:MAD"},
        std::int64_t{6000},
        std::string_view{"service"},
        at_us
    );
    reply_.run(id, filled(id, 64), body, at_us);
    feed_.note(
        "stamp.redeemed:" + number,
        "CG-PAR",
        R"({"number":")" + number + R"(","mission":"CG-PAR","counter":"1","redemption_id":")" + id + R"("})"
    );
}

} // namespace etimbre::bench
