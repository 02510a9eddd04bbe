#pragma once

#include <string>

namespace etimbre::acquirer_sim {

/// The one merchant that the simulator serves, as its `acquirer.json` names it.
struct Merchant {
    std::string client_id;
    std::string store_key;
    std::string api_name;
    std::string api_password;
};

/// Reads `{"client_id","store_key","api_name","api_password"}`, all of them texts that are not empty.
/// Throws std::runtime_error with the name of the file and what is wrong in it.
Merchant read_merchant(std::string const& file);

} // namespace etimbre::acquirer_sim
