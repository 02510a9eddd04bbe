#include "http/server/problem_kind.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace etimbre::http::server {
namespace {

using core::Reason;

struct Row {
    Reason reason;
    ProblemKind kind;
};

constexpr Row row(unsigned status, Reason reason, std::string_view title, std::string_view detail)
{
    return {reason, {status, core::code_of(reason), title, detail}};
}

/// One row per reason, in the order of the enumeration.
constexpr std::array rows{
    row(400,
        Reason::json,
        "Not strict JSON",
        "Send one JSON value in UTF-8: no duplicate keys, whole numbers only, at most 32 levels deep."),
    row(422,
        Reason::fields,
        "Some fields are not right",
        "Correct the fields named in errors and send the request again."),
    row(400,
        Reason::idempotency_missing,
        "Idempotency-Key missing",
        "Send an Idempotency-Key header field: a random value of your own for each new wish, the same one "
        "when repeating it."),
    row(422,
        Reason::idempotency_reused,
        "Idempotency-Key used for another request",
        "This key was sent before with a different request; use a new key."),
    row(409,
        Reason::in_flight,
        "The same request is being worked on",
        "Wait a moment, then send the same request with the same Idempotency-Key again."),
    row(403,
        Reason::role,
        "Not allowed for this certificate",
        "The role in the client certificate does not allow this."),
    row(404, Reason::not_found, "Not found", "There is nothing here, or the token sent does not open it."),
    row(405, Reason::method, "Method not allowed", "Use one of the methods named in the Allow header field."),
    row(413, Reason::too_large, "The body is too large", "Send a smaller body."),
    row(415,
        Reason::media_type,
        "Media type not accepted",
        "Send the body with the Content-Type that this address takes."),
    row(429,
        Reason::rate,
        "Too many requests",
        "Wait as long as the Retry-After header field says, then try again."),
    row(503,
        Reason::unavailable,
        "Not available at the moment",
        "Wait as long as the Retry-After header field says, then try again."),
    row(422, Reason::mission_unknown, "Unknown mission", "There is no open mission with this code."),
    row(422,
        Reason::service_unknown,
        "Unknown service",
        "This mission does not offer a service with this code."),
    row(422,
        Reason::condition,
        "A condition of the tariff is not met",
        "The service asks for something that the line does not say, such as an age."),
    row(409, Reason::quote_expired, "The quote has expired", "A quote lives 24 hours; ask for a new one."),
    row(409,
        Reason::quote_used,
        "The quote was already ordered",
        "One quote makes one order; ask for a new quote."),
    row(409,
        Reason::order_paid,
        "The order is already paid",
        "Nothing is left to pay; the stamps are in the order."),
    row(409,
        Reason::payment_open,
        "A payment of this order is open",
        "Go on with the open payment, or wait until it has expired."),
    row(422,
        Reason::payment_state,
        "Not possible in the payment's state",
        "The payment has moved on; read the order again."),
    row(422, Reason::amount_overflow, "The amount is too large", "Ask for fewer or smaller items."),
    row(422, Reason::currency_mismatch, "The currencies differ", "Use the currency of the mission."),
    row(422,
        Reason::size,
        "Not the size of a stamp",
        "The text is too short or too long for a stamp; scan it again."),
    row(422,
        Reason::version,
        "Unknown stamp version",
        "This stamp is written in a version that is not known here."),
    row(422, Reason::prefix, "Not a stamp", "The text does not begin as a stamp does."),
    row(422,
        Reason::base45,
        "Not a readable stamp",
        "The text holds characters that a stamp cannot hold; scan it again."),
    row(422,
        Reason::cose,
        "Not a well-formed stamp",
        "The inside of the text is not the structure of a stamp."),
    row(422,
        Reason::header,
        "Not a well-formed stamp header",
        "The header of the stamp is not the one that stamps have."),
    row(422, Reason::algorithm, "Signature algorithm not accepted", "Stamps are signed with Ed25519 only."),
    row(503,
        Reason::trust_stale,
        "The list of trusted keys is out of date",
        "Nothing can be verified until the service has a new trust list. Accept no stamp; try again soon."),
    row(422,
        Reason::key_unknown,
        "Signed with an unknown key",
        "No trusted issuer has this key: treat the stamp as forged."),
    row(422, Reason::signature, "The signature is wrong", "The stamp was altered or forged."),
    row(422,
        Reason::cbor,
        "Not a well-formed stamp content",
        "The content of the stamp is not encoded as stamps are."),
    row(422,
        Reason::claims,
        "The content is not that of a stamp",
        "A statement in the stamp is missing, unknown or of the wrong kind."),
    row(422,
        Reason::issuer,
        "Issued by another authority",
        "This office accepts the stamps of its own issuer only."),
    row(422,
        Reason::key_revoked,
        "The signing key was revoked",
        "Stamps of this key are no longer accepted; ask the issuer for a new one."),
    row(422,
        Reason::key_period,
        "Signed outside the key's period",
        "The stamp is dated outside the time in which its key was in use."),
    row(422, Reason::not_yet_valid, "Not yet valid", "The stamp is dated in the future; check the clock."),
    row(422, Reason::expired, "The stamp has expired", "The time in which the stamp could be used is over."),
    row(422,
        Reason::mission,
        "Meant for another mission",
        "The stamp can be used only at the mission named in it."),
    row(422, Reason::service, "Meant for another service", "The stamp pays for the service named in it only."
    ),
    row(422,
        Reason::amount,
        "The amount is not right",
        "The amount does not belong to the service or the payment."),
    row(422,
        Reason::holder,
        "Bound to another person",
        "The stamp can be used only with the document it was bought for."),
    row(422,
        Reason::not_in_log,
        "Not in the public log",
        "The stamp does not stand in the log of issued stamps: treat it as forged."),
    row(422, Reason::voided, "The stamp was voided", "It can no longer be used."),
    row(422, Reason::suspended, "The stamp is suspended", "It cannot be used while it is being examined."),
    row(409,
        Reason::redeemed,
        "The stamp was already used",
        "A stamp can be used once; redeemed_at, mission and counter say when and where."),
    row(422,
        Reason::number_only,
        "The number alone is not enough",
        "Scan the code of this stamp; its number alone is not accepted."),
    row(422,
        Reason::number_char,
        "Not the digits of a stamp number",
        "A stamp number has digits only; type it again."),
    row(422,
        Reason::number_length,
        "Not the length of a stamp number",
        "A stamp number has sixteen digits; type it again."),
    row(422,
        Reason::number_check,
        "A digit is wrong",
        "The check digits do not fit; compare the number and type it again."),
    row(422, Reason::number_unknown, "Unknown stamp number", "No stamp with this number was issued."),
    row(422,
        Reason::hash_mismatch,
        "The hash is wrong",
        "The message was not signed with the key of this shop."),
    row(422,
        Reason::acquirer_answer,
        "The acquirer's answer is not understood",
        "The payment is asked for again by itself; nothing is to be done."),
};

constexpr bool is_complete()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (std::to_underlying(rows[i].reason) != static_cast<int>(i)) return false;
    return rows.size() == core::reason_codes.size();
}
static_assert(is_complete(), "every reason has its row, in the order of the enumeration");

} // namespace

ProblemKind const& kind_of(core::Reason reason)
{
    return rows.at(static_cast<std::size_t>(reason)).kind;
}

} // namespace etimbre::http::server
