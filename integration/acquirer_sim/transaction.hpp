#pragma once

#include "core/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::acquirer_sim {

enum class State { authorised, captured, voided, refused, refunded, chargeback };

inline constexpr std::array<std::string_view, 6> state_words{
    "authorised", "captured", "voided", "refused", "refunded", "chargeback"
};

constexpr std::string_view word_of(State state)
{
    return state_words.at(static_cast<std::size_t>(state));
}

/// Money that went back to the card, all of it or a part.
struct Credit {
    std::int64_t amount_minor = 0;
    std::string trans_id;
    core::Instant at{};
};

/// What the acquirer holds about one oid. Amounts are minor units of dirhams.
struct Transaction {
    std::string oid;
    State state = State::refused;
    std::int64_t amount_minor = 0;   ///< asked for, and authorised unless refused
    std::int64_t captured_minor = 0; ///< 0 again once a capture was voided
    std::int64_t refunded_minor = 0; ///< cumulative
    std::string return_code;         ///< ProcReturnCode of the last attempt to pay
    std::string trans_id;
    std::string auth_code;
    std::string host_ref_num;
    std::string brand;
    std::string masked_pan;
    core::Instant authorised_at{};
    std::optional<core::Instant> captured_at{};
    bool day_closed = false; ///< its capture can be credited, and voided no more
    std::optional<core::Instant> charged_back_at{};
    std::vector<Credit> credits{}; ///< the oldest first
};

/// One line of JSON, without its newline.
std::string to_json_line(Transaction const& transaction);
/// Nothing for a line that was not written by `to_json_line`, such as one torn by a kill.
std::optional<Transaction> transaction_of(std::string_view line);

} // namespace etimbre::acquirer_sim
