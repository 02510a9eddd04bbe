#include "app/stamp/inspect.hpp"

namespace etimbre::app::stamp {
namespace {

bool same_goods(domain::stamp::Claims const& claims, StampRow const& row)
{
    return claims.service == row.service && claims.amount_minor == row.total.minor() &&
           claims.currency == row.total.currency().name() && claims.mission == row.mission;
}

} // namespace

Standing standing_of(StampState const& state, core::Instant now)
{
    if (state.end) return state.end->kind == EndKind::redeemed ? Standing::redeemed : Standing::voided;
    return now >= core::instant_of_unix(state.row.expires_at) ? Standing::expired : Standing::issued;
}

core::Result<StampState> look_up(Books& books, Presented const& presented, core::Sha256 sha256)
{
    auto state = books.stamps.find(presented.number);
    if (!presented.verified) {
        if (!state) return core::refuse(core::Reason::number_unknown, "No stamp has this number.");
        return *std::move(state);
    }
    if (!state)
        return core::refuse(core::Reason::not_in_log, "This stamp is not in our books. Do not accept it.");
    if (!same_goods(presented.verified->claims, state->row))
        return core::refuse(core::Reason::amount, "This stamp does not say what our books say.");
    if (sha256(presented.verified->payload) != state->row.payload_hash)
        return core::refuse(core::Reason::not_in_log, "This stamp is not the one in our books.");
    return *std::move(state);
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
    }
    return std::nullopt;
}

} // namespace etimbre::app::stamp
