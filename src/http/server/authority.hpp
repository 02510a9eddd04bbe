#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::http::server {

/// The name of a valid Host: without its port. "[::1]" keeps its brackets.
std::string_view name_of_host(std::string_view host);

/// Whether a request is addressed to us (RFC 9110, section 7.4): its Host names one of ours, and the name for
/// which the connection was made (SNI), if any. Ports are not compared: what forwards to us may have another.
/// @param ours         In lower case; empty: every name is ours.
/// @param server_name  Empty where the client gave none, as for an address.
bool is_addressed_to(
    std::vector<std::string> const& ours, std::string_view host, std::string_view server_name
);

} // namespace etimbre::http::server
