#pragma once

#include "config/fields.hpp"

#include <array>

namespace etimbre::config {

/// How payers are told.
inline constexpr std::array mail_keys{
    Key{"mail",
        "server",
        text<&Settings::mail, &Mail::server>(filled_or_empty),
        "host name or IP address",
        "The mail server that takes our mails (docs/mail.md). Empty: no mail is sent, and pages do not offer "
        "it."},
    Key{"mail",
        "port",
        number<&Settings::mail, &Mail::port>(1, 65535),
        "TCP port",
        "587 for starttls, 465 for tls."},
    Key{"mail",
        "security",
        text<&Settings::mail, &Mail::security>(mail_security),
        "",
        "starttls: encrypted before anything is said, or nothing is sent. tls: encrypted from the first "
        "byte. "
        "none-on-loopback: not encrypted, for a server on this machine only."},
    Key{"mail",
        "from",
        text<&Settings::mail, &Mail::from>(mail_address_or_empty),
        "",
        "Our address, of a domain whose SPF and DKIM name the server. Needed where there is one."},
    Key{"mail",
        "reply_to",
        text<&Settings::mail, &Mail::reply_to>(mail_address_or_empty),
        "",
        "Where answers of people go; empty: to the address above."},
    Key{"mail",
        "user",
        text<&Settings::mail, &Mail::user>(filled_or_empty),
        "",
        "Our account at the server; empty: it asks for none."},
    Key{"mail",
        "password_file",
        text<&Settings::mail, &Mail::password_file>(filled_or_empty),
        "file",
        "The account's password, in one line. Readable by the service alone (mode 0600); read again for each "
        "mail."},
    Key{"mail",
        "ca_file",
        text<&Settings::mail, &Mail::ca_file>(filled_or_empty),
        "PEM file",
        "Who signs the server's certificate; empty: the system's own list."},
    Key{"mail",
        "connect_timeout_ms",
        number<&Settings::mail, &Mail::connect_timeout_ms>(100, 60000),
        "milliseconds",
        "How long the server may take to accept a connection."},
    Key{"mail",
        "timeout_ms",
        number<&Settings::mail, &Mail::timeout_ms>(1000, 120000),
        "milliseconds",
        "How long one mail may take in all."},
    Key{"mail",
        "hands",
        number<&Settings::mail, &Mail::hands>(1, 32),
        "connections",
        "Mails that are sent at the same time."},
    Key{"mail",
        "first_retry_seconds",
        number<&Settings::mail, &Mail::first_retry_seconds>(1, 3600),
        "seconds",
        "When a mail that the server did not take is tried again; the pause doubles up to six hours, for "
        "three "
        "days."},
    Key{"mail",
        "again_seconds",
        number<&Settings::mail, &Mail::again_seconds>(1, 86400),
        "seconds",
        "An order is sent one mail of a kind in each period of this length, however often it is asked for."},
    Key{"mail",
        "most_attachments",
        number<&Settings::mail, &Mail::most_attachments>(0, 50),
        "stamps",
        "An order of more stamps is sent without them: its link opens them all."},
};

} // namespace etimbre::config
