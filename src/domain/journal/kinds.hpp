#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// The second witness: what is about to be acknowledged, written a second time outside the database.
namespace etimbre::domain::journal {

enum class Shape : std::uint8_t { text, number, text_or_null, number_or_null };

struct Field {
    std::string_view name;
    Shape shape = Shape::text;
};

/// What a fact says happened. Each is one row of the books, whole, under the names of its columns.
enum class Kind : std::uint8_t {
    quoted, ///< with the order that took the quote up
    quoted_line,
    ordered,
    ordered_unit,
    started, ///< a payment
    moved,   ///< a payment's transition: captured, refunded, …
    paid,
    issued,
    logged, ///< the leaf of what was issued
    ended,  ///< redeemed or voided
    replied,
    refund_asked,
    refund_line, ///< one stamp's share of it
    refund_step, ///< of a payment's chain: reserved, or released
    refund_moved,
    refund_approved, ///< by a second person
};

struct KindRow {
    Kind kind;
    std::string_view word;
    std::span<Field const> fields;
};

namespace fields {

inline constexpr auto number = Shape::number;
inline constexpr auto maybe_text = Shape::text_or_null;
inline constexpr auto maybe_number = Shape::number_or_null;

inline constexpr std::array quoted{
    Field{"quote_id"},
    Field{"mission"},
    Field{"tariff_version"},
    Field{"currency"},
    Field{"total_minor", number},
    Field{"local_currency", maybe_text},
    Field{"local_minor", maybe_number},
    Field{"rate", maybe_text},
    Field{"rate_date", maybe_text},
    Field{"rounding_step_minor", maybe_number},
    Field{"rounding_mode", maybe_text},
    Field{"created_us", number},
    Field{"expires_us", number},
};

inline constexpr std::array quoted_line{
    Field{"quote_id"},
    Field{"line_no", number},
    Field{"service"},
    Field{"quantity", number},
    Field{"receipt_minor", number},
    Field{"chancery_minor", number},
    Field{"service_minor", number},
    Field{"total_minor", number},
};

inline constexpr std::array ordered{
    Field{"order_id"},
    Field{"quote_id"},
    Field{"mission"},
    Field{"currency"},
    Field{"total_minor", number},
    Field{"payer_email"},
    Field{"payer_name"},
    Field{"language"},
    Field{"created_us", number},
};

inline constexpr std::array ordered_unit{
    Field{"order_id"},
    Field{"unit_no", number},
    Field{"number"},
    Field{"service"},
    Field{"receipt_minor", number},
    Field{"chancery_minor", number},
    Field{"service_minor", number},
    Field{"holder", maybe_text},
};

inline constexpr std::array started{
    Field{"payment_id"},
    Field{"order_id"},
    Field{"attempt", number},
    Field{"oid"},
    Field{"acquirer"},
    Field{"state"},
    Field{"seq", number},
    Field{"currency"},
    Field{"amount_minor", number},
    Field{"rnd"},
    Field{"created_us", number},
};

inline constexpr std::array moved{
    Field{"payment_id"},
    Field{"seq", number},
    Field{"from_state"},
    Field{"to_state"},
    Field{"at_us", number},
};

inline constexpr std::array paid{
    Field{"order_id"},
    Field{"payment_id", maybe_text},
    Field{"reason"},
    Field{"at_us", number},
};

inline constexpr std::array issued{
    Field{"number"},
    Field{"order_id"},
    Field{"unit_no", number},
    Field{"log_index", number},
    Field{"issuer"},
    Field{"service"},
    Field{"mission"},
    Field{"currency"},
    Field{"receipt_minor", number},
    Field{"chancery_minor", number},
    Field{"service_minor", number},
    Field{"total_minor", number},
    Field{"issued_s", number},
    Field{"expires_s", number},
    Field{"kid"},
    Field{"holder", maybe_text},
    Field{"payment_ref"},
    Field{"payload_hash"},
};

inline constexpr std::array logged{
    Field{"log_name"},
    Field{"log_index", number},
    Field{"entry"},
    Field{"leaf_hash"},
};

inline constexpr std::array ended{
    Field{"number"},
    Field{"kind"},
    Field{"end_id"},
    Field{"mission"},
    Field{"counter"},
    Field{"kid"},
    Field{"reason"},
    Field{"at_us", number},
};

inline constexpr std::array replied{
    Field{"client"},
    Field{"request_key"},
    Field{"fingerprint"},
    Field{"status", number},
    Field{"body"},
    Field{"created_us", number},
};

inline constexpr std::array refund_asked{
    Field{"refund_id"},
    Field{"order_id"},
    Field{"payment_id", maybe_text},
    Field{"maker"},
    Field{"reason"},
    Field{"currency"},
    Field{"amount_minor", number},
    Field{"fee_minor", number},
    Field{"needs_approval", number},
    Field{"created_us", number},
    Field{"state"},
    Field{"seq", number},
    Field{"moved_us", number},
};

inline constexpr std::array refund_line{
    Field{"number"},
    Field{"refund_id"},
    Field{"amount_minor", number},
    Field{"fee_minor", number},
};

inline constexpr std::array refund_step{
    Field{"payment_id"},
    Field{"n", number},
    Field{"step_id"},
    Field{"refund_id"},
    Field{"op"},
    Field{"cum_before_minor", number},
    Field{"delta_minor", number},
    Field{"cum_after_minor", number},
    Field{"captured_minor", number},
    Field{"at_us", number},
};

inline constexpr std::array refund_moved{
    Field{"refund_id"},
    Field{"seq", number},
    Field{"from_state"},
    Field{"to_state"},
    Field{"at_us", number},
};

inline constexpr std::array refund_approved{
    Field{"refund_id"},
    Field{"maker"},
    Field{"checker"},
    Field{"at_us", number},
};

} // namespace fields

/// In the order of `Kind`.
inline constexpr std::array kinds{
    KindRow{Kind::quoted, "quoted", fields::quoted},
    KindRow{Kind::quoted_line, "quoted_line", fields::quoted_line},
    KindRow{Kind::ordered, "ordered", fields::ordered},
    KindRow{Kind::ordered_unit, "ordered_unit", fields::ordered_unit},
    KindRow{Kind::started, "started", fields::started},
    KindRow{Kind::moved, "moved", fields::moved},
    KindRow{Kind::paid, "paid", fields::paid},
    KindRow{Kind::issued, "issued", fields::issued},
    KindRow{Kind::logged, "logged", fields::logged},
    KindRow{Kind::ended, "ended", fields::ended},
    KindRow{Kind::replied, "replied", fields::replied},
    KindRow{Kind::refund_asked, "refund_asked", fields::refund_asked},
    KindRow{Kind::refund_line, "refund_line", fields::refund_line},
    KindRow{Kind::refund_step, "refund_step", fields::refund_step},
    KindRow{Kind::refund_moved, "refund_moved", fields::refund_moved},
    KindRow{Kind::refund_approved, "refund_approved", fields::refund_approved},
};

constexpr KindRow const& row_of(Kind kind)
{
    return kinds.at(static_cast<std::size_t>(kind));
}

constexpr bool kinds_stand_in_their_order()
{
    for (std::size_t at = 0; at < kinds.size(); ++at)
        if (static_cast<std::size_t>(kinds.at(at).kind) != at) return false;
    return true;
}

static_assert(kinds_stand_in_their_order());

} // namespace etimbre::domain::journal
