#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// What the operator can choose. A member has the name of its key and here its default; unit, range and
/// meaning stand once, in the *_keys.hpp rows, from where `etimbre config --print` writes them.
namespace etimbre::config {

struct Service {
    std::string issuer = "MA";
    std::chrono::days stamp_validity_days{365};
    std::chrono::hours quote_hours{24};
    std::string default_language = "fr";
    std::string sandbox = "available";
    std::string parts_page = "off";

    friend bool operator==(Service const&, Service const&) = default;
};

struct PublicListener {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8443;
    std::string certificate_file = "server.pem";
    std::string key_file = "server.key";
    std::string base_url{};
    unsigned threads = 2;

    friend bool operator==(PublicListener const&, PublicListener const&) = default;
};

struct PartnerListener {
    std::string address = "127.0.0.1";
    std::uint16_t port = 9443;
    std::string certificate_file = "server.pem";
    std::string key_file = "server.key";
    std::string client_ca_file = "ca.pem";
    std::string crl_file{};
    std::string base_url{};
    unsigned threads = 2;

    friend bool operator==(PartnerListener const&, PartnerListener const&) = default;
};

struct OpsListener {
    std::string address = "127.0.0.1";
    std::uint16_t port = 9100;

    friend bool operator==(OpsListener const&, OpsListener const&) = default;
};

struct Store {
    std::string engine = "sqlite";
    std::string database_file = "etimbre.db";
    std::vector<std::string> servers{};
    std::string database = "etimbre";
    std::string user = "etimbre";
    std::string password_file{};
    std::string ca_file{};
    std::chrono::seconds answer_seconds{10};
    unsigned writers = 4;
    unsigned readers = 2;
    std::string journal_dir = "journal";
    std::string settlement_dir = "settlements";
    std::string node = "one";
    std::string schemas_dir{};
    std::string seeds_dir{};

    friend bool operator==(Store const&, Store const&) = default;
};

struct Keys {
    std::string directory = "keys";
    std::string passphrase_file = "passphrase";
    std::string root_directory = "root";
    std::string root_passphrase_file = "root-passphrase";
    std::string trust_directory = "trust";
    std::chrono::days signing_days{90};
    std::chrono::days notice_days{14};
    std::chrono::days trust_list_days{30};

    friend bool operator==(Keys const&, Keys const&) = default;
};

struct Payments {
    std::chrono::seconds first_poll_seconds{30};
    std::chrono::seconds poll_cap_seconds{900};
    std::chrono::minutes expire_after_minutes{90};
    std::chrono::seconds session_timeout_seconds{1800};

    friend bool operator==(Payments const&, Payments const&) = default;
};

struct Refunds {
    std::chrono::days window_days{90};
    std::int64_t fee_minor = 0;
    std::int64_t fee_per_mille = 0;
    std::int64_t approval_above_minor = 1'000'000;
    std::string officer_voids = "refunded";
    std::chrono::seconds resend_after_seconds{600};
    int declines_at_most = 5;

    friend bool operator==(Refunds const&, Refunds const&) = default;
};

/// One table [acquirers.NAME].
struct Acquirer {
    std::string name = "cmi";
    std::vector<std::string> missions{};
    std::string valid_from{};
    std::string valid_until{};
    std::string gateway_url = "https://127.0.0.1:8444/fim/est3Dgate";
    std::string api_url = "https://127.0.0.1:8444/fim/api";
    std::string credentials_file = "acquirer.json";
    std::string client_id{};
    std::string store_key_file{};
    std::string api_name{};
    std::string api_password_file{};
    std::string ca_file{};
    std::chrono::milliseconds connect_timeout_ms{3000};
    std::chrono::milliseconds timeout_ms{10'000};
    std::vector<std::string> hash_excluded{};
    std::int64_t fee_basis_points = -1; ///< -1: not checked
    std::int64_t fee_fixed_minor = 0;
    std::vector<std::string> settlement_accounts{};
    std::string settlement_delimiter = ",";
    std::string settlement_decimal_mark = ".";
    std::string settlement_day_form = "YYYY-MM-DD";
    std::vector<std::string> settlement_columns{
        "kind=type",
        "oid=oid",
        "acquirer_ref=trans_id",
        "auth_code=auth_code",
        "gross=gross",
        "fee=fee",
        "net=net",
        "currency=currency",
        "payout_ref=payout",
        "sold=sold_on",
        "booked=paid_on",
    };
    std::vector<std::string> settlement_kinds{
        "SALE=sale",
        "REFUND=refund",
        "CHARGEBACK=chargeback",
        "CHARGEBACK_REVERSAL=chargeback_reversal",
        "FEE=fee",
    };
    std::string settlement_total = "TOTAL";

    friend bool operator==(Acquirer const&, Acquirer const&) = default;
};

/// Off while `server` is empty.
struct Mail {
    std::string server{};
    std::uint16_t port = 587;
    std::string security = "starttls";
    std::string from{};
    std::string reply_to{};
    std::string user{};
    std::string password_file{};
    std::string ca_file{};
    std::chrono::milliseconds connect_timeout_ms{5000};
    std::chrono::milliseconds timeout_ms{20'000};
    unsigned hands = 2;
    std::chrono::seconds first_retry_seconds{60};
    std::chrono::seconds again_seconds{600};
    std::size_t most_attachments = 10;

    friend bool operator==(Mail const&, Mail const&) = default;
};

struct Webhooks {
    unsigned hands = 4;
    std::vector<std::string> ports{"443"};
    std::vector<std::string> allow_addresses{};
    std::string ca_file{};
    std::chrono::milliseconds connect_timeout_ms{5000};
    std::chrono::milliseconds timeout_ms{15'000};
    std::vector<std::string> retry_seconds{
        "5", "300", "1800", "7200", "18000", "36000", "50400", "72000", "86400"
    };
    std::vector<std::string> key_generations{"1"};

    friend bool operator==(Webhooks const&, Webhooks const&) = default;
};

struct Limits {
    std::size_t connections = 2000;
    std::size_t connections_per_address = 32;
    std::size_t arrivals_per_second = 20;
    std::size_t arrivals_at_once = 100;
    std::size_t handshakes_per_thread = 128;
    std::size_t requests_per_connection = 1000;
    std::chrono::seconds handshake_seconds{5};
    std::chrono::seconds header_seconds{10};
    std::chrono::seconds body_seconds{120};
    std::chrono::seconds idle_seconds{15};
    std::size_t bytes_per_second = 1024;
    std::size_t requests_per_minute = 300;
    std::size_t requests_per_minute_per_order = 120;
    std::size_t wrong_tokens_per_minute = 20;
    std::size_t number_lookups_per_minute = 5;
    std::size_t number_lookups_per_second = 2;
    std::size_t unknown_numbers_per_minute = 20;
    std::size_t finds_per_minute = 5;
    std::size_t mails_per_hour_per_order = 6;
    std::size_t waiting_writes = 1024;
    std::size_t waiting_reads = 1024;
    std::size_t body_kib = 64;
    std::size_t settlement_mib = 1024;
    std::size_t header_kib = 8;
    std::chrono::seconds drain_seconds{10};

    friend bool operator==(Limits const&, Limits const&) = default;
};

struct Ledger {
    std::string timezone = "Africa/Casablanca";
    std::chrono::minutes close_after_minutes{15};

    friend bool operator==(Ledger const&, Ledger const&) = default;
};

struct Reconciliation {
    std::chrono::hours missing_after_hours{72};
    std::chrono::days payout_after_days{3};
    std::chrono::hours stuck_after_hours{168};
    std::chrono::minutes sweep_minutes{60};

    friend bool operator==(Reconciliation const&, Reconciliation const&) = default;
};

struct Audit {
    std::chrono::minutes every_minutes{60};

    friend bool operator==(Audit const&, Audit const&) = default;
};

struct Log {
    std::string level = "info";

    friend bool operator==(Log const&, Log const&) = default;
};

struct Settings {
    /// Relative paths of the file begin here; given by ETIMBRE_STATE_DIR, not by a key.
    std::filesystem::path state_directory = "var/dev";

    Service service{};
    PublicListener public_listener{};
    PartnerListener partner_listener{};
    OpsListener ops_listener{};
    Store store{};
    Keys keys{};
    Payments payments{};
    Refunds refunds{};
    std::vector<Acquirer> acquirers{Acquirer{}}; ///< never empty; in the order of the file
    Mail mail{};
    Webhooks webhooks{};
    Limits limits{};
    Audit audit{};
    Log log{};
    Ledger ledger{};
    Reconciliation reconciliation{};

    friend bool operator==(Settings const&, Settings const&) = default;
};

} // namespace etimbre::config
