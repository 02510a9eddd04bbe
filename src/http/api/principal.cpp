#include "http/api/principal.hpp"

#include <algorithm>

namespace etimbre::http::api {
namespace {

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_mission(std::string_view text)
{
    return text.size() >= 3 && text.size() <= 6 && std::ranges::all_of(text, [](char c) {
               return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-';
           });
}

bool is_number(std::string_view text)
{
    return !text.empty() && text.size() <= 6 && text.front() != '0' && std::ranges::all_of(text, is_digit);
}

/// What stands before the next colon; `rest` keeps what stands after it.
std::string_view take_word(std::string_view& rest)
{
    auto const colon = rest.find(':');
    auto const word = rest.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view{} : rest.substr(colon + 1);
    return word;
}

std::optional<Role> role_at_a_post(std::string_view word)
{
    if (word == "counter") return Role::counter;
    if (word == "officer") return Role::officer;
    return std::nullopt;
}

std::optional<Role> role_of_the_state(std::string_view word)
{
    if (word == "treasury") return Role::treasury;
    if (word == "auditor") return Role::auditor;
    return std::nullopt;
}

} // namespace

std::optional<Principal> principal_of(std::string_view identity)
{
    constexpr std::string_view ours = "urn:etimbre:";
    if (!identity.starts_with(ours)) return std::nullopt;
    auto rest = identity.substr(ours.size());

    auto word = take_word(rest);
    std::string_view mission;
    auto role = role_of_the_state(word);
    if (word == "mission") {
        mission = take_word(rest);
        if (!is_mission(mission)) return std::nullopt;
        role = role_at_a_post(take_word(rest));
    }
    if (!role || !is_number(rest)) return std::nullopt;
    return Principal{*role, std::string{mission}, std::string{rest}, std::string{identity}};
}

} // namespace etimbre::http::api
