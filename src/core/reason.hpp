#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace etimbre::core {

/// Every way the answer can be "no". The word of the API stands beside it in `reason_codes`.
enum class Reason {
    // the request itself
    json,
    fields,
    idempotency_missing,
    idempotency_reused,
    in_flight,
    role,
    not_found,
    method,
    too_large,
    media_type,
    rate,
    unavailable,
    // fees and orders
    mission_unknown,
    service_unknown,
    condition,
    quote_expired,
    quote_used,
    order_paid,
    payment_open,
    payment_state,
    amount_overflow,
    currency_mismatch,
    // the text of a stamp, in the order of the checks (docs/stamp-format.md)
    size,
    version,
    prefix,
    base45,
    cose,
    header,
    algorithm,
    trust_stale,
    key_unknown,
    signature,
    cbor,
    claims,
    issuer,
    key_revoked,
    key_period,
    not_yet_valid,
    expired,
    // a stamp at a counter
    mission,
    service,
    amount,
    holder,
    not_in_log,
    voided,
    suspended,
    redeemed,
    number_only,
    // a typed stamp number
    number_char,
    number_length,
    number_check,
    number_unknown,
    // the acquirer
    hash_mismatch,
    acquirer_answer,
    // refunds
    not_refundable,
    refund_window,
    refund_state,
    second_person,
    // the queue of exceptions
    exception_state,
};

inline constexpr std::array<std::pair<Reason, std::string_view>, 59> reason_codes{{
    {Reason::json, "E_JSON"},
    {Reason::fields, "E_FIELDS"},
    {Reason::idempotency_missing, "E_IDEMPOTENCY_MISSING"},
    {Reason::idempotency_reused, "E_IDEMPOTENCY_REUSED"},
    {Reason::in_flight, "E_IN_FLIGHT"},
    {Reason::role, "E_ROLE"},
    {Reason::not_found, "E_NOT_FOUND"},
    {Reason::method, "E_METHOD"},
    {Reason::too_large, "E_TOO_LARGE"},
    {Reason::media_type, "E_MEDIA_TYPE"},
    {Reason::rate, "E_RATE"},
    {Reason::unavailable, "E_UNAVAILABLE"},
    {Reason::mission_unknown, "E_MISSION_UNKNOWN"},
    {Reason::service_unknown, "E_SERVICE_UNKNOWN"},
    {Reason::condition, "E_CONDITION"},
    {Reason::quote_expired, "E_QUOTE_EXPIRED"},
    {Reason::quote_used, "E_QUOTE_USED"},
    {Reason::order_paid, "E_ORDER_PAID"},
    {Reason::payment_open, "E_PAYMENT_OPEN"},
    {Reason::payment_state, "E_PAYMENT_STATE"},
    {Reason::amount_overflow, "E_AMOUNT_OVERFLOW"},
    {Reason::currency_mismatch, "E_CURRENCY_MISMATCH"},
    {Reason::size, "E_SIZE"},
    {Reason::version, "E_VERSION"},
    {Reason::prefix, "E_PREFIX"},
    {Reason::base45, "E_BASE45"},
    {Reason::cose, "E_COSE"},
    {Reason::header, "E_HEADER"},
    {Reason::algorithm, "E_ALG"},
    {Reason::trust_stale, "E_TRUST_STALE"},
    {Reason::key_unknown, "E_KEY_UNKNOWN"},
    {Reason::signature, "E_SIGNATURE"},
    {Reason::cbor, "E_CBOR"},
    {Reason::claims, "E_CLAIMS"},
    {Reason::issuer, "E_ISSUER"},
    {Reason::key_revoked, "E_KEY_REVOKED"},
    {Reason::key_period, "E_KEY_PERIOD"},
    {Reason::not_yet_valid, "E_NOT_YET_VALID"},
    {Reason::expired, "E_EXPIRED"},
    {Reason::mission, "E_MISSION"},
    {Reason::service, "E_SERVICE"},
    {Reason::amount, "E_AMOUNT"},
    {Reason::holder, "E_HOLDER"},
    {Reason::not_in_log, "E_NOT_IN_LOG"},
    {Reason::voided, "E_VOID"},
    {Reason::suspended, "E_SUSPENDED"},
    {Reason::redeemed, "E_REDEEMED"},
    {Reason::number_only, "E_NUMBER_ONLY"},
    {Reason::number_char, "N_CHAR"},
    {Reason::number_length, "N_LENGTH"},
    {Reason::number_check, "N_CHECK"},
    {Reason::number_unknown, "N_UNKNOWN"},
    {Reason::hash_mismatch, "E_HASH"},
    {Reason::acquirer_answer, "E_ACQUIRER_ANSWER"},
    {Reason::not_refundable, "E_NOT_REFUNDABLE"},
    {Reason::refund_window, "E_REFUND_WINDOW"},
    {Reason::refund_state, "E_REFUND_STATE"},
    {Reason::second_person, "E_SECOND_PERSON"},
    {Reason::exception_state, "E_EXCEPTION_STATE"},
}};

/// The stable code of the API, such as `E_QUOTE_EXPIRED`.
constexpr std::string_view code_of(Reason reason)
{
    for (auto const& [each, code] : reason_codes)
        if (each == reason) return code;
    std::unreachable();
}

} // namespace etimbre::core
