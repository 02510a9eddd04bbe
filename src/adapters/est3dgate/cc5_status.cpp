#include "adapters/est3dgate/cc5_status.hpp"

#include "adapters/est3dgate/entities.hpp"
#include "adapters/est3dgate/hash.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace etimbre::adapters::est3dgate {

namespace {

using app::pay::Found;
using app::pay::StatusAnswer;
using core::Reason;

constexpr std::array<std::pair<std::string_view, Found>, 9> found_by_word{{
    {"D", Found::refused},
    {"ERR", Found::refused},
    {"A", Found::authorised},
    {"C", Found::captured},
    {"S", Found::captured},
    {"PN", Found::pending},
    {"CNCL", Found::released},
    {"V", Found::released},
    {"R", Found::needs_reversal},
}};

Found found_of(std::string_view transaction_state)
{
    for (auto const& [word, found] : found_by_word)
        if (word == transaction_state) return found;
    return Found::unclear;
}

/// The gateway names no order when it knows none, says so in ErrMsg, and lists ORDERSTATUS with nothing in
/// it.
bool says_no_record(Cc5Answer const& answer)
{
    if (answer.approved() || !answer.order_id.empty()) return false;
    if (!answer.extra_value("TRANS_STAT").empty() || !answer.extra_value("ORD_ID").empty()) return false;
    return to_lower(answer.err_msg).starts_with("no record found");
}

core::Result<std::optional<core::Money>> minor_units(std::string_view text)
{
    if (text.empty()) return std::nullopt;
    std::int64_t minor = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), minor);
    if (error != std::errc{} || end != text.data() + text.size() || minor < 0)
        return core::refuse(Reason::acquirer_answer, "an amount is not a whole number of minor units");
    return core::Money::of_minor(minor, core::mad);
}

bool names_other_order(Cc5Answer const& answer, std::string_view oid)
{
    auto const inner = answer.extra_value("ORD_ID");
    return answer.order_id != oid || (!inner.empty() && inner != oid);
}

/// The record's own, which stand in Extra; some answers say them at the top alone.
app::pay::AcquirerNames names_of(Cc5Answer const& answer)
{
    auto const id = answer.extra_value("TRANS_ID");
    auto const code = answer.extra_value("AUTH_CODE");
    return {
        .transaction_id = id.empty() ? answer.trans_id : std::string{id},
        .auth_code = code.empty() ? answer.auth_code : std::string{code},
    };
}

} // namespace

core::Result<StatusAnswer> read_status(Cc5Answer const& answer, std::string_view oid)
{
    if (says_no_record(answer)) return StatusAnswer{Found::nothing, {}, {}};
    if (answer.response == "Error") return StatusAnswer{Found::unclear, {}, {}};
    if (names_other_order(answer, oid))
        return core::refuse(Reason::acquirer_answer, "the answer is about another order");

    auto const authorised = minor_units(answer.extra_value("ORIG_TRANS_AMT"));
    if (!authorised) return std::unexpected{authorised.error()};
    auto const captured = minor_units(answer.extra_value("CAPTURE_AMT"));
    if (!captured) return std::unexpected{captured.error()};

    auto const charge = answer.extra_value("CHARGE_TYPE_CD");
    auto const state = answer.extra_value("TRANS_STAT");
    auto const refunded = !charge.empty() && charge != "S";
    StatusAnswer status{
        refunded ? Found::released : found_of(state), *authorised, *captured, names_of(answer)
    };
    if (state == "S" && !status.captured) status.captured = status.authorised;
    return status;
}

} // namespace etimbre::adapters::est3dgate
