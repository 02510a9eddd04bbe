#include "acquirer_sim/merchant.hpp"

#include "http/server/fields.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace etimbre::acquirer_sim {

Merchant read_merchant(std::string const& file)
{
    std::ifstream const in{file, std::ios::binary};
    std::stringstream text;
    if (!in || !(text << in.rdbuf())) throw std::runtime_error{"cannot read " + file};
    auto const json = http::server::parse_json(text.str());
    if (!json) throw std::runtime_error{file + " is not a JSON object"};

    std::vector<http::server::FieldError> errors;
    http::server::Fields fields{*json, "", errors};
    Merchant merchant{
        .client_id = fields.text("client_id", 1, 64),
        .store_key = fields.text("store_key", 1, 256),
        .api_name = fields.text("api_name", 1, 64),
        .api_password = fields.text("api_password", 1, 256),
    };
    if (!errors.empty()) throw std::runtime_error{file + ": wrong or missing " + errors.front().pointer};
    return merchant;
}

} // namespace etimbre::acquirer_sim
