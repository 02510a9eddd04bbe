#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::http::api {

enum class Role { counter, officer, treasury, auditor };

/// Who a client certificate speaks for. Nothing of it ever comes from a body.
struct Principal {
    Role role = Role::counter;
    std::string mission;  ///< of a counter or officer: "CG-PAR"
    std::string number;   ///< "3"
    std::string identity; ///< the whole URI
};

/// Reads the URI of a certificate's subjectAltName, exactly one of
///     urn:etimbre:mission:CG-PAR:counter:3     urn:etimbre:treasury:1
///     urn:etimbre:mission:CG-PAR:officer:7     urn:etimbre:auditor:1
/// where a mission is three to six of A-Z 0-9 and '-', and a number one to six digits without a leading zero.
std::optional<Principal> principal_of(std::string_view identity);

} // namespace etimbre::http::api
