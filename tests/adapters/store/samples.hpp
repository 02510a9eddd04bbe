#pragma once

#include "app/work/lane.hpp"

#include <string>

/// Valid things that differ by one letter or number.
namespace etimbre::adapters::store {

inline core::Instant const noon = core::instant_of_micros(1'800'000'000'123'456);

inline std::string id_of(char letter)
{
    return std::string{}.append(32, letter);
}

inline core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

inline domain::fees::FeeParts parts_of_passport()
{
    return {mad(50000), mad(32000), mad(4000)};
}

inline app::pay::StoredQuote sample_quote(char letter)
{
    return {
        .id = {id_of(letter)},
        .quote =
            {.mission = "CG-PAR",
             .tariff_version = "2022-06-27",
             .lines = {{"PAS-EST", 1, parts_of_passport(), mad(86000)}},
             .total = mad(86000),
             .display = std::nullopt},
        .created_at = noon,
        .expires_at = noon + std::chrono::hours{24}
    };
}

inline app::pay::Order sample_order(char letter)
{
    return {
        .id = {id_of(letter)},
        .quote = {id_of(letter)},
        .mission = "CG-PAR",
        .total = mad(86000),
        .payer = {.email = "amina@example.org", .name = "أمينة"},
        .language = core::Language::ar,
        .created_at = noon
    };
}

inline std::string number_of(int stamp)
{
    auto const digits = std::to_string(stamp);
    return std::string(16 - digits.size(), '0') + digits;
}

inline app::pay::OrderUnit sample_unit(int unit, std::string number)
{
    return {
        .unit = unit,
        .number = std::move(number),
        .service = "PAS-EST",
        .parts = parts_of_passport(),
        .holder = app::pay::HolderBinding{0xAB, 0x01}
    };
}

inline app::pay::Payment sample_payment(char letter, char order, int attempt = 1)
{
    return {
        .id = {id_of(letter)},
        .order = {id_of(order)},
        .attempt = attempt,
        .oid = std::string{"oid-"} + letter,
        .acquirer = "est3dgate",
        .state = domain::payment::State::created,
        .sequence = 0,
        .amount = mad(86000),
        .rnd = "r",
        .created_at = noon
    };
}

inline app::stamp::StampRow sample_stamp(char order, int unit, std::uint32_t index)
{
    app::stamp::StampRow row{
        .order = {id_of(order)},
        .unit = unit,
        .number = number_of(static_cast<int>(index) + 1),
        .index = index,
        .issuer = "MA",
        .service = "PAS-EST",
        .mission = "CG-PAR",
        .receipt = mad(50000),
        .chancery = mad(32000),
        .service_part = mad(4000),
        .total = mad(86000),
        .issued_at = core::unix_of(noon),
        .expires_at = core::unix_of(noon) + 31'536'000,
        .kid = {1, 2, 3, 4, 5, 6, 7, 8},
        .holder = std::nullopt,
        .payment = {8, 7, 6, 5, 4, 3, 2, 1},
        .payload_hash = {}
    };
    row.payload_hash.fill(static_cast<std::uint8_t>(index));
    return row;
}

inline app::stamp::StampEnd sample_end(std::string number, char letter)
{
    return {
        .number = std::move(number),
        .kind = app::stamp::EndKind::redeemed,
        .id = id_of(letter),
        .mission = "CG-PAR",
        .counter = "3",
        .kid = {1, 2, 3, 4, 5, 6, 7, 8},
        .reason = "",
        .at = noon
    };
}

inline void write_order(app::work::Unit& unit, char letter)
{
    unit.pay.quotes.insert(sample_quote(letter));
    unit.pay.orders.insert(sample_order(letter));
}

/// An order that is paid by an exemption, with one stamp, its number made from `index`.
inline std::string write_stamp(app::work::Unit& unit, char letter, std::uint32_t index)
{
    write_order(unit, letter);
    unit.pay.orders.mark_paid({.order = {id_of(letter)}, .payment = std::nullopt, .at = noon});
    auto const stamp = sample_stamp(letter, 1, index);
    unit.stamp.stamps.insert(stamp);
    return stamp.number;
}

} // namespace etimbre::adapters::store
