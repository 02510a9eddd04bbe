#include "adapters/smtp/address.hpp"

#include <algorithm>

namespace etimbre::adapters::smtp {
namespace {

constexpr std::size_t local_part_most = 64;
constexpr std::size_t domain_most = 255;

constexpr bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// RFC 5322, section 3.2.3.
constexpr bool is_atom(char c)
{
    constexpr std::string_view signs = "!#$%&'*+-/=?^_`{|}~.";
    return is_letter_or_digit(c) || signs.contains(c);
}

constexpr bool is_domain(char c)
{
    return is_letter_or_digit(c) || c == '-' || c == '.';
}

bool has_no_empty_part(std::string_view text)
{
    return !text.empty() && text.front() != '.' && text.back() != '.' && !text.contains("..");
}

} // namespace

bool is_plain_address(std::string_view text)
{
    auto const at = text.find('@');
    if (at == std::string_view::npos) return false;
    auto const local = text.substr(0, at);
    auto const domain = text.substr(at + 1);
    return local.size() <= local_part_most && domain.size() <= domain_most && has_no_empty_part(local) &&
           has_no_empty_part(domain) && std::ranges::all_of(local, is_atom) &&
           std::ranges::all_of(domain, is_domain);
}

std::string domain_of(std::string_view address)
{
    return std::string{address.substr(address.find('@') + 1)};
}

} // namespace etimbre::adapters::smtp
