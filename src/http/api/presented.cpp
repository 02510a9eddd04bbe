#include "http/api/presented.hpp"

#include "domain/stamp/number.hpp"

namespace etimbre::http::api {

Shown parse_shown(server::Fields& fields)
{
    Shown shown{fields.optional_any_text("text"), fields.optional_any_text("number")};
    if (!shown.text && !shown.number) fields.wrong("text", "missing", "Send either text or number.");
    if (shown.text && shown.number)
        fields.wrong("number", "conflict", "Send either text or number, not both.");
    return shown;
}

core::Result<app::stamp::Presented> examine(Desk const& desk, Shown const& shown, core::Instant now)
{
    if (!shown.text) {
        auto number = domain::stamp::parse_number(shown.number.value_or(""));
        if (!number) return std::unexpected{number.error()};
        return app::stamp::Presented{*std::move(number), std::nullopt};
    }
    auto verified = domain::stamp::verify(*shown.text, now, *desk.trust(), desk.verify_signature);
    if (!verified) return std::unexpected{verified.error()};
    auto number = verified->claims.number;
    return app::stamp::Presented{std::move(number), *std::move(verified)};
}

core::Result<Look> way_to_look(Desk const& desk, Shown const& shown, core::Instant now)
{
    if (!shown.text) {
        auto presented = examine(desk, shown, now);
        if (!presented) return std::unexpected{presented.error()};
        return Look{[&desk, presented = *std::move(presented)](app::work::Unit& unit) {
            return app::stamp::look_up(unit.stamp, presented, desk.sha256);
        }};
    }
    auto message = domain::stamp::open(*shown.text);
    if (!message) return std::unexpected{message.error()};
    return Look{[&desk, now, trust = desk.trust(), message = *std::move(message)](app::work::Unit& unit) {
        return app::stamp::recognise(
            unit.stamp, message, {*trust, desk.verify_signature, desk.signer, desk.sha256}, now
        );
    }};
}

void note_if_unknown(Desk const& desk, core::Reason reason)
{
    if (reason == core::Reason::number_unknown) desk.gate.unknown_number(desk.clock());
}

} // namespace etimbre::http::api
