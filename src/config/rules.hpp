#pragma once

#include "config/server_address.hpp"
#include "core/instant.hpp"

#include <optional>
#include <string_view>

namespace etimbre::config {

/// What a text must be: words for the operator, and the test.
struct Rule {
    std::string_view must_be;
    bool (*holds)(std::string_view text);
};

bool is_country_code(std::string_view text);
bool is_language(std::string_view text);
bool is_level(std::string_view text);
bool is_sandbox_word(std::string_view text);
bool is_on_or_off(std::string_view text);
bool is_officer_voids_word(std::string_view text);
bool is_engine(std::string_view text);
/// A service among others that share a database: a to z, digits and hyphens, at most 16, a letter first.
bool is_node_name(std::string_view text);
bool is_ip_address(std::string_view text);
/// A name or path: not empty, no control character.
bool is_filled(std::string_view text);
bool is_filled_or_empty(std::string_view text);
/// An absolute https URL (RFC 3986) without user, query or fragment.
bool is_https_url(std::string_view text);
/// The name of an acquirer, as payments and accounts bear it: a to z, digits and hyphens, at most 16, a
/// letter first.
bool is_acquirer_name(std::string_view text);
/// The moment of "2026-05-01", which is its midnight in UTC, or of RFC 3339 such as
/// "2026-05-01T00:00:00+01:00".
std::optional<core::Instant> moment_of(std::string_view text);
bool is_moment_or_empty(std::string_view text);
/// Nothing but an address as mail servers take it: letters, digits and signs of ASCII, no name around it.
bool is_mail_address_or_empty(std::string_view text);
bool is_mail_security(std::string_view text);
/// This machine by one of its own names.
bool is_loopback(std::string_view host);
/// A number from 1 to 65535, without a zero before it.
bool is_port_number(std::string_view text);
/// Whole seconds, from 1 to a week.
bool is_pause_seconds(std::string_view text);
/// A number from 1 to 999, which names a key.
bool is_generation(std::string_view text);
/// "https://host" or "https://host:port", nothing after it; or empty.
bool is_origin_or_empty(std::string_view text);
/// One sign that divides columns: comma, semicolon, bar or tab.
bool is_delimiter(std::string_view text);
bool is_decimal_mark(std::string_view text);
bool is_day_form(std::string_view text);
/// "gross=amount": a column as we call it and as a report does, whose name may be empty.
bool is_column_pair(std::string_view text);
/// "SALE=sale": a report's word and ours.
bool is_kind_pair(std::string_view text);

inline constexpr Rule country_code{"two capital letters (ISO 3166)", is_country_code};
inline constexpr Rule language{"one of ar, fr, en, es", is_language};
inline constexpr Rule level{"one of debug, info, warning, error", is_level};
inline constexpr Rule on_or_off{"on or off", is_on_or_off};
inline constexpr Rule officer_voids{"one of refunded, kept", is_officer_voids_word};
inline constexpr Rule sandbox_word{"one of required, available, off", is_sandbox_word};
inline constexpr Rule engine{"one of sqlite, mariadb", is_engine};
inline constexpr Rule node_name{
    "a name of a to z, digits and hyphens, at most 16, a letter first", is_node_name
};
inline constexpr Rule server{"host:port, [IPv6 address]:port or unix:/path/of/socket", is_server_address};
inline constexpr Rule ip_address{"an IPv4 or IPv6 address", is_ip_address};
inline constexpr Rule port_number{"a number from 1 to 65535", is_port_number};
inline constexpr Rule pause_seconds{"a number from 1 to 604800", is_pause_seconds};
inline constexpr Rule generation{"a number from 1 to 999", is_generation};
inline constexpr Rule moment_or_empty{
    "a day such as 2026-05-01 (midnight in UTC), a moment such as 2026-05-01T00:00:00+01:00, or empty",
    is_moment_or_empty
};
inline constexpr Rule filled{"a text that is not empty", is_filled};
inline constexpr Rule filled_or_empty{"a text without control characters, or empty", is_filled_or_empty};
inline constexpr Rule https_url{
    "an address that begins with https://, without user, query or fragment", is_https_url
};
inline constexpr Rule mail_address_or_empty{
    "a mail address such as no-reply@etimbre.example, or empty", is_mail_address_or_empty
};
inline constexpr Rule mail_security{"one of starttls, tls, none-on-loopback", is_mail_security};
inline constexpr Rule origin_or_empty{
    "https://host or https://host:port without a path, or empty", is_origin_or_empty
};
inline constexpr Rule delimiter{"one of , ; | and a tab (\\t)", is_delimiter};
inline constexpr Rule decimal_mark{"a point or a comma", is_decimal_mark};
inline constexpr Rule day_form{
    "one of YYYY-MM-DD, DD/MM/YYYY, DD.MM.YYYY, DD-MM-YYYY, YYYYMMDD, YYYY/MM/DD", is_day_form
};
inline constexpr Rule column_pair{
    "kind, oid, acquirer_ref, auth_code, gross, fee, net, currency, payout_ref, sold or booked, then = and "
    "the "
    "report's name for it",
    is_column_pair
};
inline constexpr Rule kind_pair{
    "the report's word, then = and one of sale, refund, chargeback, chargeback_reversal, fee", is_kind_pair
};

} // namespace etimbre::config
