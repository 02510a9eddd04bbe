#pragma once

#include "config/fields.hpp"

#include <array>

namespace etimbre::config {

/// What is agreed with one acquirer: for whom and when, where it is, and by which secrets it is known.
inline constexpr std::array acquirer_rows{
    AcquirerKey{
        "acquirers",
        "missions",
        words<&Acquirer::missions>(filled),
        "codes of posts",
        "Posts whose payments it takes; none: every post's. One that names the post goes before one that "
        "serves every post."
    },
    AcquirerKey{
        "acquirers",
        "valid_from",
        text<&Acquirer::valid_from>(moment_or_empty),
        "",
        "When it takes its first payment; empty: always has. Among equals the one that began last takes the "
        "payment."
    },
    AcquirerKey{
        "acquirers",
        "valid_until",
        text<&Acquirer::valid_until>(moment_or_empty),
        "",
        "From when it takes no new payment; empty: never. What was begun with it is still settled with it: "
        "keep the table."
    },

    AcquirerKey{
        "acquirers",
        "gateway_url",
        text<&Acquirer::gateway_url>(https_url),
        "",
        "Its hosted card page. ETIMBRE_ACQUIRER_PORT replaces the port of this and the next address, for the "
        "first acquirer of the file."
    },
    AcquirerKey{
        "acquirers",
        "api_url",
        text<&Acquirer::api_url>(https_url),
        "",
        "Its CC5 interface, for questions, voids and refunds."
    },
    AcquirerKey{
        "acquirers",
        "credentials_file",
        text<&Acquirer::credentials_file>(filled_or_empty),
        "JSON file",
        "Object of client_id, store_key, api_name and api_password; mode 0600. Empty: the four keys below."
    },
    AcquirerKey{
        "acquirers",
        "client_id",
        text<&Acquirer::client_id>(filled_or_empty),
        "",
        "Merchant number, where there is no credentials_file."
    },
    AcquirerKey{
        "acquirers",
        "store_key_file",
        text<&Acquirer::store_key_file>(filled_or_empty),
        "file",
        "Its one line is the store key, which signs forms and callbacks; where there is no credentials_file."
    },
    AcquirerKey{
        "acquirers",
        "api_name",
        text<&Acquirer::api_name>(filled_or_empty),
        "",
        "User of the CC5 interface, where there is no credentials_file."
    },
    AcquirerKey{
        "acquirers",
        "api_password_file",
        text<&Acquirer::api_password_file>(filled_or_empty),
        "file",
        "Its one line is that user's password; where there is no credentials_file."
    },
    AcquirerKey{
        "acquirers",
        "ca_file",
        text<&Acquirer::ca_file>(filled_or_empty),
        "PEM file",
        "Who vouches for the acquirer's certificate; empty: the authorities that this machine trusts."
    },
    AcquirerKey{
        "acquirers",
        "connect_timeout_ms",
        number<&Acquirer::connect_timeout_ms>(100, 60000),
        "milliseconds",
        "Longest wait for a connection to the CC5 interface."
    },
    AcquirerKey{
        "acquirers",
        "timeout_ms",
        number<&Acquirer::timeout_ms>(100, 120000),
        "milliseconds",
        "Longest wait for its whole answer."
    },
    AcquirerKey{
        "acquirers",
        "hash_excluded",
        words<&Acquirer::hash_excluded>(filled),
        "field names",
        "Fields that this acquirer leaves out of its hash, besides hash and encoding; normally none."
    },
    AcquirerKey{
        "acquirers",
        "fee_basis_points",
        number<&Acquirer::fee_basis_points>(-1, 10'000),
        "hundredths of a per cent of a sale",
        "What its contract lets it keep of each sale, rounded half up to a minor unit; what it keeps besides "
        "is an "
        "exception. -1: its fees are not checked."
    },
    AcquirerKey{
        "acquirers",
        "fee_fixed_minor",
        number<&Acquirer::fee_fixed_minor>(0, 1'000'000),
        "minor units",
        "What it may keep of each sale besides; only where fees are checked."
    },
};

} // namespace etimbre::config
