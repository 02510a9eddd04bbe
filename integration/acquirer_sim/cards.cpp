#include "acquirer_sim/cards.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace etimbre::acquirer_sim {

namespace {

constexpr std::array<std::string_view, 1> approved{"00"};
constexpr std::array<std::string_view, 1> refused{"05"};
constexpr std::array<std::string_view, 2> refused_then_approved{"05", "00"};
constexpr std::array<std::string_view, 1> expired{"54"};
constexpr std::array<std::string_view, 1> no_funds{"51"};
constexpr std::array<std::string_view, 1> stolen{"43"};
constexpr std::array<std::string_view, 1> not_allowed{"57"};
constexpr std::array<std::string_view, 1> call_bank{"01"};
constexpr std::array<std::string_view, 1> fault{"99"};

constexpr std::array cards{
    TestCard{"4000000000000010", "VISA", approved, "approved"},
    TestCard{"5453010000066100", "MASTERCARD", approved, "approved"},
    TestCard{"5191630100004896", "MASTERCARD", approved, "approved after the 3-D Secure code 123", true},
    TestCard{"4000000000000028", "VISA", refused, "refused"},
    TestCard{"4000000000000036", "VISA", refused_then_approved, "refused, then approved on the same oid"},
    TestCard{"4000000000000044", "VISA", expired, "refused: card expired"},
    TestCard{"4000000000000051", "VISA", no_funds, "refused: insufficient funds"},
    TestCard{"4000000000000069", "VISA", stolen, "refused: card reported stolen"},
    TestCard{"4000000000000077", "VISA", not_allowed, "refused: not allowed for this card"},
    TestCard{"4000000000000085", "VISA", call_bank, "refused: the bank wants a call"},
    TestCard{"4000000000000093", "VISA", fault, "the acquirer's general fault"},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> words{{
    {"00", ""},
    {"01", "Appeler la banque émettrice"},
    {"05", "Transaction refusée par la banque"},
    {"14", "Numéro de carte inconnu"},
    {"43", "Carte déclarée volée"},
    {"51", "Provision insuffisante"},
    {"54", "Carte expirée"},
    {"57", "Opération non autorisée pour cette carte"},
    {"99", "Erreur générale"},
}};

TestCard const* card_of(std::string_view pan)
{
    auto const* const found = std::ranges::find(cards, pan, &TestCard::pan);
    return found == cards.end() ? nullptr : found;
}

bool is_past(CardEntry const& entry, core::Instant now)
{
    std::chrono::year_month_day const today{std::chrono::floor<std::chrono::days>(now)};
    return std::pair{static_cast<int>(entry.year), entry.month} <
           std::pair{int{today.year()}, unsigned{today.month()}};
}

/// The refusal that comes before the bank looks at the account; empty if none.
std::string_view refused_at_once(CardEntry const& entry, core::Instant now)
{
    if (card_of(entry.pan) == nullptr) return "14";
    if (is_past(entry, now)) return "54";
    return entry.cv2 == right_cv2 ? "" : "05";
}

} // namespace

std::span<TestCard const> test_cards()
{
    return cards;
}

bool wants_code(CardEntry const& entry, core::Instant now)
{
    return refused_at_once(entry, now).empty() && card_of(entry.pan)->challenged && entry.code.empty();
}

std::vector<std::string_view> bank_answers(CardEntry const& entry, core::Instant now)
{
    if (auto const code = refused_at_once(entry, now); !code.empty()) return {code};
    auto const& card = *card_of(entry.pan);
    if (card.challenged && entry.code != right_code) return {"05"};
    return {card.codes.begin(), card.codes.end()};
}

std::string_view brand_of(std::string_view pan)
{
    if (auto const* const card = card_of(pan)) return card->brand;
    return pan.starts_with('4') ? "VISA" : "MASTERCARD";
}

std::string masked(std::string_view pan)
{
    return std::string{pan.substr(0, 6)} + "***" + std::string{pan.substr(pan.size() - 4)};
}

std::string masked_in_groups(std::string_view pan)
{
    return std::string{pan.substr(0, 4)} + " " + std::string{pan.substr(4, 2)} + "** **** " +
           std::string{pan.substr(pan.size() - 4)};
}

std::string_view words_of(std::string_view return_code)
{
    for (auto const& [code, text] : words)
        if (code == return_code) return text;
    return "Transaction refusée";
}

} // namespace etimbre::acquirer_sim
