#include "config/keys.hpp"

#include "config/fields.hpp"

#include <algorithm>
#include <array>

namespace etimbre::config {
namespace {

constexpr auto service = &Settings::service;
constexpr auto open = &Settings::public_listener;
constexpr auto partner = &Settings::partner_listener;
constexpr auto ops = &Settings::ops_listener;
constexpr auto store = &Settings::store;
constexpr auto signing = &Settings::keys;
constexpr auto payments = &Settings::payments;
constexpr auto acquirer = &Settings::acquirer;
constexpr auto limits = &Settings::limits;

constexpr std::array table{
    Key{"service",
        "issuer",
        text<service, &Service::issuer>(country_code),
        "",
        "Country that issues the stamps; it stands in every stamp and cannot change while stamps are valid."},
    Key{"service",
        "stamp_validity_days",
        number<service, &Service::stamp_validity_days>(1, 3650),
        "days",
        "How long a stamp can be redeemed, from the moment it is issued."},
    Key{"service",
        "quote_hours",
        number<service, &Service::quote_hours>(1, 720),
        "hours",
        "How long a quoted fee can be ordered."},
    Key{"service",
        "default_language",
        text<service, &Service::default_language>(language),
        "",
        "Language of pages where the browser asks for none of ours."},

    Key{"public",
        "address",
        text<open, &PublicListener::address>(ip_address),
        "",
        "Where citizens' browsers and the acquirer's callback arrive."},
    Key{"public",
        "port",
        number<open, &PublicListener::port>(1, 65535),
        "TCP port",
        "The variable ETIMBRE_PUBLIC_PORT goes before it."},
    Key{"public",
        "certificate_file",
        text<open, &PublicListener::certificate_file>(filled),
        "PEM file",
        "Certificate of the server, then the chain up to but without the root."},
    Key{"public",
        "key_file",
        text<open, &PublicListener::key_file>(filled),
        "PEM file",
        "Private key of that certificate."},
    Key{"public",
        "base_url",
        text<open, &PublicListener::base_url>(origin_or_empty),
        "",
        "How the world writes this listener, for links on paper and for the acquirer; empty: "
        "https://address:port."},
    Key{"public",
        "threads",
        number<open, &PublicListener::threads>(1, 256),
        "threads",
        "Threads that read and answer requests."},

    Key{"partner",
        "address",
        text<partner, &PartnerListener::address>(ip_address),
        "",
        "Where counters, officers, the treasury and auditors arrive, each with a client certificate."},
    Key{"partner",
        "port",
        number<partner, &PartnerListener::port>(1, 65535),
        "TCP port",
        "The variable ETIMBRE_PARTNER_PORT goes before it."},
    Key{"partner",
        "certificate_file",
        text<partner, &PartnerListener::certificate_file>(filled),
        "PEM file",
        "Certificate of the server, then the chain up to but without the root."},
    Key{"partner",
        "key_file",
        text<partner, &PartnerListener::key_file>(filled),
        "PEM file",
        "Private key of that certificate."},
    Key{"partner",
        "client_ca_file",
        text<partner, &PartnerListener::client_ca_file>(filled),
        "PEM file",
        "Who signs client certificates. Whoever holds its key can be any counter of any mission."},
    Key{"partner",
        "base_url",
        text<partner, &PartnerListener::base_url>(origin_or_empty),
        "",
        "How partners write this listener; empty: https://address:port."},
    Key{"partner",
        "threads",
        number<partner, &PartnerListener::threads>(1, 256),
        "threads",
        "Threads that read and answer requests."},

    Key{"ops",
        "address",
        text<ops, &OpsListener::address>(ip_address),
        "",
        "Where /healthz, /readyz and /metrics are answered, without a password: keep it on the loopback."},
    Key{"ops",
        "port",
        number<ops, &OpsListener::port>(1, 65535),
        "TCP port",
        "The variable ETIMBRE_OPS_PORT goes before it."},

    Key{"store", "database_file", text<store, &Store::database_file>(filled), "file", "The SQLite database."},
    Key{"store",
        "readers",
        number<store, &Store::readers>(1, 64),
        "connections",
        "Connections that answer questions while the one writer writes."},
    Key{"store",
        "schemas_dir",
        text<store, &Store::schemas_dir>(filled_or_empty),
        "folder",
        "Steps of `etimbre db migrate`; empty: the folder installed with the program."},
    Key{"store",
        "seeds_dir",
        text<store, &Store::seeds_dir>(filled_or_empty),
        "folder",
        "Tariff, missions and rates that `etimbre db migrate` loads; empty: the folder installed with the "
        "program."},

    Key{"keys",
        "directory",
        text<signing, &Keys::directory>(filled),
        "folder",
        "Keys that sign stamps and the log, each sealed with the passphrase."},
    Key{"keys",
        "passphrase_file",
        text<signing, &Keys::passphrase_file>(filled),
        "file",
        "Opens the key files. Readable by the service alone (mode 0600), and not in the backup that holds "
        "the keys."},

    Key{"payments",
        "first_poll_seconds",
        number<payments, &Payments::first_poll_seconds>(1, 3600),
        "seconds",
        "When the acquirer is first asked about a payment that no callback has reported."},
    Key{"payments",
        "poll_cap_seconds",
        number<payments, &Payments::poll_cap_seconds>(1, 86400),
        "seconds",
        "Longest pause between two such questions; pauses double up to it."},
    Key{"payments",
        "expire_after_minutes",
        number<payments, &Payments::expire_after_minutes>(1, 10080),
        "minutes",
        "When an attempt is closed, if the acquirer then knows of no money. Longer than the session below."},
    Key{"payments",
        "session_timeout_seconds",
        number<payments, &Payments::session_timeout_seconds>(30, 2700),
        "seconds",
        "How long the acquirer's card page waits for the card."},

    Key{"acquirer",
        "name",
        text<acquirer, &Acquirer::name>(filled),
        "",
        "How this acquirer is called in the ledger and in reports."},
    Key{"acquirer",
        "gateway_url",
        text<acquirer, &Acquirer::gateway_url>(https_url),
        "",
        "Its hosted card page. ETIMBRE_ACQUIRER_PORT replaces the port of this and the next address."},
    Key{"acquirer",
        "api_url",
        text<acquirer, &Acquirer::api_url>(https_url),
        "",
        "Its CC5 interface, for questions, voids and refunds."},
    Key{"acquirer",
        "credentials_file",
        text<acquirer, &Acquirer::credentials_file>(filled_or_empty),
        "JSON file",
        "Object of client_id, store_key, api_name and api_password; mode 0600. Empty: the four keys below."},
    Key{"acquirer",
        "client_id",
        text<acquirer, &Acquirer::client_id>(filled_or_empty),
        "",
        "Merchant number, where there is no credentials_file."},
    Key{"acquirer",
        "store_key_file",
        text<acquirer, &Acquirer::store_key_file>(filled_or_empty),
        "file",
        "Its one line is the store key, which signs forms and callbacks; where there is no credentials_file."
    },
    Key{"acquirer",
        "api_name",
        text<acquirer, &Acquirer::api_name>(filled_or_empty),
        "",
        "User of the CC5 interface, where there is no credentials_file."},
    Key{"acquirer",
        "api_password_file",
        text<acquirer, &Acquirer::api_password_file>(filled_or_empty),
        "file",
        "Its one line is that user's password; where there is no credentials_file."},
    Key{"acquirer",
        "ca_file",
        text<acquirer, &Acquirer::ca_file>(filled_or_empty),
        "PEM file",
        "Who vouches for the acquirer's certificate; empty: the authorities that this machine trusts."},
    Key{"acquirer",
        "connect_timeout_ms",
        number<acquirer, &Acquirer::connect_timeout_ms>(100, 60000),
        "milliseconds",
        "Longest wait for a connection to the CC5 interface."},
    Key{"acquirer",
        "timeout_ms",
        number<acquirer, &Acquirer::timeout_ms>(100, 120000),
        "milliseconds",
        "Longest wait for its whole answer."},
    Key{"acquirer",
        "hash_excluded",
        words<acquirer, &Acquirer::hash_excluded>(filled),
        "field names",
        "Fields that this acquirer leaves out of its hash, besides hash and encoding; normally none."},

    Key{"limits",
        "connections",
        number<limits, &Limits::connections>(1, 1000000),
        "connections",
        "How many may be open at a time on one listener."},
    Key{"limits",
        "connections_per_address",
        number<limits, &Limits::connections_per_address>(1, 1000000),
        "connections",
        "How many of them from one IPv4 address or one IPv6 /64."},
    Key{"limits",
        "requests_per_minute",
        number<limits, &Limits::requests_per_minute>(1, 100000000),
        "requests",
        "How many a minute from one such address, before the answer is 429."},
    Key{"limits",
        "number_lookups_per_minute",
        number<limits, &Limits::number_lookups_per_minute>(1, 1000000),
        "look-ups",
        "How many a minute from one such address by a stamp's number alone, so that numbers cannot be tried "
        "out."},
    Key{"limits", "body_kib", number<limits, &Limits::body_kib>(1, 65536), "KiB", "Largest body of a request."
    },
    Key{"limits",
        "header_kib",
        number<limits, &Limits::header_kib>(1, 64),
        "KiB",
        "Largest header section of a request, its first line included."},
    Key{"limits",
        "drain_seconds",
        number<limits, &Limits::drain_seconds>(0, 600),
        "seconds",
        "Time for requests in progress when the service is told to stop."},

    Key{"log",
        "level",
        text<&Settings::log, &Log::level>(level),
        "",
        "Least important events that are written to standard error."},
};

} // namespace

std::span<Key const> keys()
{
    return table;
}

Key const* find_key(std::string_view section, std::string_view name)
{
    auto const* const found = std::ranges::find_if(table, [=](Key const& each) {
        return each.section == section && each.name == name;
    });
    return found == table.end() ? nullptr : found;
}

bool is_section(std::string_view section)
{
    return std::ranges::find(table, section, &Key::section) != table.end();
}

} // namespace etimbre::config
