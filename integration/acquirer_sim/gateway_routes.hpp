#pragma once

#include "acquirer_sim/routes.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <string>

namespace etimbre::acquirer_sim {

/// A page's answer and the oid that it was about, which a stall may be set for.
struct GatewayAnswer {
    std::string oid;
    http::server::Response response;
};

/// `POST /fim/est3Dgate`: the card page, or what came of the card. Blocks.
GatewayAnswer post_est3dgate(House const& house, http::server::Request const& request);

/// `POST /fim/api`: CC5 XML in the form field DATA.
GatewayAnswer post_api(House const& house, http::server::Request const& request);

http::server::Response html_response(unsigned status, std::string body);

} // namespace etimbre::acquirer_sim
