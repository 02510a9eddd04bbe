#include "web/verdict.hpp"

namespace etimbre::web {
namespace {

using app::stamp::Standing;
using core::Reason;

constexpr std::string_view tick = "M5 13l5 5L19.5 7";
constexpr std::string_view cross = "M6 6l12 12M18 6L6 18";
constexpr std::string_view pause = "M12 5v9M12 18v1.5";

std::string_view mark_of(Tone tone)
{
    if (tone == Tone::good) return tick;
    return tone == Tone::bad ? cross : pause;
}

std::string_view class_of(Tone tone)
{
    if (tone == Tone::good) return "verdict";
    return tone == Tone::bad ? "verdict bad" : "verdict unsure";
}

} // namespace

Verdict verdict_of(Standing standing, CheckWords const& words)
{
    switch (standing) {
    case Standing::issued:
        return {Tone::good, words.valid};
    case Standing::redeemed:
        return {Tone::bad, words.used};
    case Standing::voided:
        return {Tone::bad, words.voided};
    case Standing::expired:
        return {Tone::bad, words.expired};
    case Standing::suspended:
        return {Tone::unsure, words.suspended};
    }
    return {Tone::unsure, words.cannot};
}

Verdict verdict_of(Reason reason, CheckWords const& words)
{
    switch (reason) {
    case Reason::expired:
        return {Tone::bad, words.expired};
    case Reason::not_yet_valid:
        return {Tone::unsure, words.not_yet};
    case Reason::number_unknown:
        return {Tone::bad, words.unknown};
    case Reason::trust_stale:
        return {Tone::unsure, words.cannot};
    default:
        return {Tone::bad, words.not_ours};
    }
}

std::string_view mistake_of(Reason reason, CheckWords const& words)
{
    if (reason == Reason::number_char) return words.wrong_sign;
    if (reason == Reason::number_length) return words.wrong_length;
    return reason == Reason::number_check ? words.wrong_digit : std::string_view{};
}

void write_verdict(HtmlWriter& html, Verdict const& verdict)
{
    html.open("section", {{"class", class_of(verdict.tone)}});
    html.open("svg", {{"viewBox", "0 0 24 24"}, {"aria-hidden", "true"}});
    html.open("path", {{"d", mark_of(verdict.tone)}}).close("path").close("svg");
    html.element("h1", verdict.message.title).element("p", verdict.message.text).close("section");
}

} // namespace etimbre::web
