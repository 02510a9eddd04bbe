#pragma once

#include "core/money.hpp"
#include "core/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::adapters::est3dgate {

/// Who asks, at the acquirer's XML interface ("CC5").
struct ApiUser {
    std::string name;
    std::string password;
    std::string client_id;
};

/// What to do about the money of one attempt.
struct Cc5Order {
    std::string type; ///< PostAuth, Void or Credit
    std::string oid;
    std::optional<core::Money> total; ///< dirhams; Void has none
};

/// `CC5Request` for one operation. The total is written as a decimal ("860.00"), the currency as 504.
std::string operation_request(ApiUser const& user, Cc5Order const& order);
/// `CC5Request` that asks for the state of one attempt and changes nothing.
std::string status_request(ApiUser const& user, std::string_view oid);

/// `CC5Request` that asks for everything that ever happened to one attempt.
std::string history_request(ApiUser const& user, std::string_view oid);

/// `CC5Response`, its values trimmed; a missing element is an empty value.
struct Cc5Answer {
    std::string order_id;
    std::string response;         ///< Approved, Declined or Error
    std::string proc_return_code; ///< "00" is done
    std::string err_msg;          ///< the acquirer's own words: for the log, never for a page
    std::string trans_id;
    std::string auth_code;
    std::string host_ref_num;
    std::vector<std::pair<std::string, std::string>> extra{};

    bool approved() const { return proc_return_code == "00"; }
    std::string_view extra_value(std::string_view name) const;
};

/// Refuses `acquirer_answer` for what `parse_xml` refuses, and for another root element.
core::Result<Cc5Answer> parse_answer(std::string_view xml);

} // namespace etimbre::adapters::est3dgate
