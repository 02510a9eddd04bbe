#pragma once

#include "config/fields.hpp"

#include <array>

namespace etimbre::config {

/// How the feed is delivered.
inline constexpr std::array webhook_keys{
    Key{"webhooks",
        "hands",
        number<&Settings::webhooks, &Webhooks::hands>(0, 64),
        "connections",
        "Endpoints that are delivered to at the same time (docs/webhooks.md). 0: nothing is delivered by "
        "this "
        "service; what is owed waits."},
    Key{"webhooks",
        "ports",
        words<&Settings::webhooks, &Webhooks::ports>(port_number),
        "TCP ports",
        "Ports that endpoints may have; the sandbox lets the service connect to no others."},
    Key{"webhooks",
        "allow_addresses",
        words<&Settings::webhooks, &Webhooks::allow_addresses>(ip_address),
        "IP addresses",
        "Addresses that are connected to though they are not public, such as a receiver of our own network. "
        "Normally none."},
    Key{"webhooks",
        "ca_file",
        text<&Settings::webhooks, &Webhooks::ca_file>(filled_or_empty),
        "PEM file",
        "Who signs the endpoints' certificates; empty: the system's own list."},
    Key{"webhooks",
        "connect_timeout_ms",
        number<&Settings::webhooks, &Webhooks::connect_timeout_ms>(100, 60000),
        "milliseconds",
        "How long an endpoint may take to accept a connection."},
    Key{"webhooks",
        "timeout_ms",
        number<&Settings::webhooks, &Webhooks::timeout_ms>(100, 60000),
        "milliseconds",
        "How long one delivery may take in all."},
    Key{"webhooks",
        "retry_seconds",
        words<&Settings::webhooks, &Webhooks::retry_seconds>(pause_seconds),
        "seconds",
        "Pauses before an event is sent again that was not taken, each within a fifth of what stands here. "
        "After the last one the endpoint is paused."},
    Key{"webhooks",
        "key_generations",
        words<&Settings::webhooks, &Webhooks::key_generations>(generation),
        "numbers",
        "Keys that sign, the one in force first. For a change of key name the next number beside the old "
        "one, "
        "tell the receivers, and leave the old one out when all have the new one."},
};

} // namespace etimbre::config
