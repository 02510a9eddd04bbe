#pragma once

#include "core/instant.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::acquirer_sim {

/// What the citizen types on the hosted page.
struct CardEntry {
    std::string pan;    ///< 13 to 19 digits
    unsigned month = 0; ///< 1 to 12
    unsigned year = 0;  ///< four digits
    std::string cv2;
    std::string code; ///< of the 3-D Secure page, empty before it was shown
};

/// A card of the test bank and what that bank answers, in order: several answers are several callbacks.
struct TestCard {
    std::string_view pan;
    std::string_view brand;
    std::span<std::string_view const> codes; ///< ProcReturnCode
    std::string_view meaning;
    bool challenged = false; ///< asks for the 3-D Secure code first
};

inline constexpr std::string_view right_cv2 = "123";
inline constexpr std::string_view right_code = "123";

std::span<TestCard const> test_cards();

/// What the bank says to this entry: the card's codes; 14 for a card nobody issued; 54 past its month; 05 for
/// a wrong cv2 or 3-D Secure code. Never empty.
std::vector<std::string_view> bank_answers(CardEntry const& entry, core::Instant now);

/// Whether the 3-D Secure page comes next.
bool wants_code(CardEntry const& entry, core::Instant now);

std::string_view brand_of(std::string_view pan);
/// "400000***0010".
std::string masked(std::string_view pan);
/// "4000 00** **** 0010".
std::string masked_in_groups(std::string_view pan);

/// The bank's words for a ProcReturnCode, in French as the gateway shows them.
std::string_view words_of(std::string_view return_code);

} // namespace etimbre::acquirer_sim
