#pragma once

#include "config/fields.hpp"

#include <array>

namespace etimbre::config {

/// What the house is: its stamps, its store, its keys, its log.
inline constexpr std::array house_keys{
    Key{"service",
        "issuer",
        text<&Settings::service, &Service::issuer>(country_code),
        "",
        "Country that issues the stamps; it stands in every stamp and cannot change while stamps are valid."},
    Key{"service",
        "stamp_validity_days",
        number<&Settings::service, &Service::stamp_validity_days>(1, 3650),
        "days",
        "How long a stamp can be redeemed, from the moment it is issued."},
    Key{"service",
        "quote_hours",
        number<&Settings::service, &Service::quote_hours>(1, 720),
        "hours",
        "How long a quoted fee can be ordered."},
    Key{"service",
        "default_language",
        text<&Settings::service, &Service::default_language>(language),
        "",
        "Language of pages where the browser asks for none of ours."},

    Key{"service",
        "sandbox",
        text<&Settings::service, &Service::sandbox>(sandbox_word),
        "",
        "Whether `etimbre serve` gives up what it never needs (docs/security.md): required, or it does not "
        "start; available, as far as the kernel can; off."},
    Key{"store",
        "database_file",
        text<&Settings::store, &Store::database_file>(filled),
        "file",
        "The SQLite database."},
    Key{"store",
        "readers",
        number<&Settings::store, &Store::readers>(1, 64),
        "connections",
        "Connections that answer questions while the one writer writes."},
    Key{"store",
        "schemas_dir",
        text<&Settings::store, &Store::schemas_dir>(filled_or_empty),
        "folder",
        "Steps of `etimbre db migrate`; empty: the folder installed with the program."},
    Key{"store",
        "seeds_dir",
        text<&Settings::store, &Store::seeds_dir>(filled_or_empty),
        "folder",
        "Tariff, missions and rates that `etimbre db migrate` loads; empty: the folder installed with the "
        "program."},

    Key{"keys",
        "directory",
        text<&Settings::keys, &Keys::directory>(filled),
        "folder",
        "Keys that sign stamps and the log, each sealed with the passphrase."},
    Key{"keys",
        "passphrase_file",
        text<&Settings::keys, &Keys::passphrase_file>(filled),
        "file",
        "Opens the key files. Readable by the service alone (mode 0600), and not in the backup that holds "
        "the keys."},

    Key{"log",
        "level",
        text<&Settings::log, &Log::level>(level),
        "",
        "Least important events that are written to standard error."},
};

} // namespace etimbre::config
