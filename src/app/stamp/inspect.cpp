#include "app/stamp/inspect.hpp"

namespace etimbre::app::stamp {
namespace {

bool same_goods(domain::stamp::Claims const& claims, StampRow const& row)
{
    return claims.service == row.service && claims.amount_minor == row.total.minor() &&
           claims.currency == row.total.currency().name() && claims.mission == row.mission;
}

core::Result<StampState>
compare(domain::stamp::VerifiedStamp const& verified, std::optional<StampState> state, core::Sha256 sha256)
{
    if (!state)
        return core::refuse(core::Reason::not_in_log, "This stamp is not in our books. Do not accept it.");
    if (!same_goods(verified.claims, state->row))
        return core::refuse(core::Reason::amount, "This stamp does not say what our books say.");
    if (sha256(verified.payload) != state->row.payload_hash)
        return core::refuse(core::Reason::not_in_log, "This stamp is not the one in our books.");
    return *std::move(state);
}

/// The row of the number that the message claims, before anything of it is believed.
std::optional<StampState> claimed_row(Books& books, domain::stamp::Sign1 const& message)
{
    auto const claims = domain::stamp::decode_claims(message.payload);
    return claims ? books.stamps.find(claims->number) : std::nullopt;
}

/// Whether what was signed is what the row was logged with. Only that may be put before our key.
bool is_logged(domain::stamp::Sign1 const& message, StampRow const& row, core::Sha256 sha256)
{
    return message.kid == row.kid && message.protected_header == domain::stamp::protected_header(row.kid) &&
           sha256(message.payload) == row.payload_hash;
}

} // namespace

Standing standing_of(StampState const& state, core::Instant now)
{
    if (state.end) return state.end->kind == EndKind::redeemed ? Standing::redeemed : Standing::voided;
    if (state.frozen) return Standing::suspended;
    return now >= core::instant_of_unix(state.row.expires_at) ? Standing::expired : Standing::issued;
}

core::Result<StampState> look_up(Books& books, Presented const& presented, core::Sha256 sha256)
{
    auto state = books.stamps.find(presented.number);
    if (!presented.verified) {
        if (!state) return core::refuse(core::Reason::number_unknown, "No stamp has this number.");
        return *std::move(state);
    }
    return compare(*presented.verified, std::move(state), sha256);
}

core::Result<StampState>
recognise(Books& books, domain::stamp::Sign1 message, Recognition const& by, core::Instant now)
{
    auto state = claimed_row(books, message);
    bool const logged = state && is_logged(message, state->row, by.sha256);
    auto const holds = [&](auto const& x, core::ByteView signed_bytes, auto const& signature) {
        return (logged && by.signer.made(x, signed_bytes, signature)) ||
               by.verify_signature(x, signed_bytes, signature);
    };
    auto const verified = domain::stamp::verify(std::move(message), now, by.trust, holds);
    if (!verified) return std::unexpected{verified.error()};
    return compare(*verified, std::move(state), by.sha256);
}

std::optional<core::Reason> spent(StampState const& state, core::Instant now)
{
    switch (standing_of(state, now)) {
    case Standing::issued:
        return std::nullopt;
    case Standing::redeemed:
        return core::Reason::redeemed;
    case Standing::voided:
        return core::Reason::voided;
    case Standing::expired:
        return core::Reason::expired;
    case Standing::suspended:
        return core::Reason::suspended;
    }
    return std::nullopt;
}

} // namespace etimbre::app::stamp
