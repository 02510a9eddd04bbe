#include "config/rules.hpp"

#include "core/language.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>

namespace etimbre::config {
namespace {

constexpr std::string_view scheme = "https://";

/// A number from 1, as people write it.
bool is_number_up_to(std::string_view text, int most)
{
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number >= 1 && number <= most &&
           text.front() != '0';
}

bool is_control(char each)
{
    return static_cast<unsigned char>(each) < 0x20 || each == 0x7F;
}

/// What stands in columns of 16.
bool is_short_name(std::string_view text)
{
    constexpr std::size_t most = 16;
    auto const is_small = [](char each) { return each >= 'a' && each <= 'z'; };
    auto const is_inner = [&](char each) {
        return is_small(each) || (each >= '0' && each <= '9') || each == '-';
    };
    return !text.empty() && text.size() <= most && is_small(text.front()) &&
           std::ranges::all_of(text, is_inner);
}

} // namespace

bool is_country_code(std::string_view text)
{
    return text.size() == 2 &&
           std::ranges::all_of(text, [](char each) { return each >= 'A' && each <= 'Z'; });
}

bool is_language(std::string_view text)
{
    return core::language_of(text).has_value();
}

bool is_level(std::string_view text)
{
    constexpr std::array<std::string_view, 4> levels{"debug", "info", "warning", "error"};
    return std::ranges::find(levels, text) != levels.end();
}

bool is_sandbox_word(std::string_view text)
{
    return text == "required" || text == "available" || text == "off";
}

bool is_on_or_off(std::string_view text)
{
    return text == "on" || text == "off";
}

bool is_officer_voids_word(std::string_view text)
{
    return text == "refunded" || text == "kept";
}

bool is_engine(std::string_view text)
{
    return text == "sqlite" || text == "mariadb";
}

bool is_ip_address(std::string_view text)
{
    std::string const address{text};
    std::array<unsigned char, sizeof(in6_addr)> binary{};
    return inet_pton(AF_INET, address.c_str(), binary.data()) == 1 ||
           inet_pton(AF_INET6, address.c_str(), binary.data()) == 1;
}

bool is_port_number(std::string_view text)
{
    return is_number_up_to(text, 65'535);
}

bool is_pause_seconds(std::string_view text)
{
    return is_number_up_to(text, 604'800);
}

bool is_generation(std::string_view text)
{
    return is_number_up_to(text, 999);
}

bool is_filled(std::string_view text)
{
    return !text.empty() && is_filled_or_empty(text);
}

bool is_filled_or_empty(std::string_view text)
{
    return std::ranges::none_of(text, is_control);
}

bool is_https_url(std::string_view text)
{
    if (!text.starts_with(scheme)) return false;
    text.remove_prefix(scheme.size());
    bool const has_host = !text.empty() && text.front() != '/' && text.front() != ':';
    bool const is_plain = std::ranges::all_of(text, [](char each) { return each > ' ' && each < 0x7F; });
    return has_host && is_plain && text.find_first_of("@?#\\\"<>;,'") == std::string_view::npos;
}

bool is_acquirer_name(std::string_view text)
{
    return is_short_name(text);
}

bool is_node_name(std::string_view text)
{
    return is_short_name(text);
}

std::optional<core::Instant> moment_of(std::string_view text)
{
    if (auto const day = core::from_date(text)) return *day;
    return core::from_rfc3339(text);
}

bool is_moment_or_empty(std::string_view text)
{
    return text.empty() || moment_of(text).has_value();
}

bool is_mail_address_or_empty(std::string_view text)
{
    if (text.empty()) return true;
    auto const at = text.find('@');
    auto const is_allowed = [](char each) {
        return each > ' ' && each < 0x7F && !std::string_view{"\"(),:;<>[]\\"}.contains(each);
    };
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos && std::ranges::all_of(text, is_allowed);
}

bool is_mail_security(std::string_view text)
{
    return text == "starttls" || text == "tls" || text == "none-on-loopback";
}

bool is_delimiter(std::string_view text)
{
    return text.size() == 1 && std::string_view{",;|\t"}.contains(text.front());
}

bool is_decimal_mark(std::string_view text)
{
    return text == "." || text == ",";
}

bool is_day_form(std::string_view text)
{
    constexpr std::array<std::string_view, 6> forms{
        "YYYY-MM-DD", "DD/MM/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "YYYYMMDD", "YYYY/MM/DD"
    };
    return std::ranges::find(forms, text) != forms.end();
}

bool is_column_pair(std::string_view text)
{
    constexpr std::array<std::string_view, 11> columns{
        "kind",
        "oid",
        "acquirer_ref",
        "auth_code",
        "gross",
        "fee",
        "net",
        "currency",
        "payout_ref",
        "sold",
        "booked"
    };
    auto const at = text.find('=');
    return at != std::string_view::npos && is_filled_or_empty(text) &&
           std::ranges::find(columns, text.substr(0, at)) != columns.end();
}

bool is_kind_pair(std::string_view text)
{
    constexpr std::array<std::string_view, 5> kinds{
        "sale", "refund", "chargeback", "chargeback_reversal", "fee"
    };
    auto const at = text.rfind('=');
    return at != std::string_view::npos && is_filled(text.substr(0, at)) &&
           std::ranges::find(kinds, text.substr(at + 1)) != kinds.end();
}

bool is_loopback(std::string_view host)
{
    return host == "localhost" || host == "::1" || (host.starts_with("127.") && is_ip_address(host));
}

bool is_origin_or_empty(std::string_view text)
{
    return text.empty() || (is_https_url(text) && !text.substr(scheme.size()).contains('/'));
}

} // namespace etimbre::config
