#pragma once

#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace etimbre::http::server {

/// Answers one request. `request` stays alive until `answer` was called; called on an I/O thread, so it
/// must not block: work on the database goes to a lane, whose thread then calls `answer`.
using Handler = std::function<void(std::shared_ptr<Request const> request, Answer answer)>;

inline constexpr std::size_t json_body_limit = 64 * 1024;

struct Route {
    std::string method;
    std::string pattern;        ///< "/api/v1/orders/{id}/payments": a {name} matches one whole segment
    Handler handler;
    std::string accepts = "";   ///< media type a body must have ("application/json"); empty: takes no body
    std::size_t body_limit = json_body_limit;   ///< bytes
};

/// Finds the route of a request. Unknown path: 404 E_NOT_FOUND; known path, other method: 405 E_METHOD with Allow.
class Router {
public:
    explicit Router(std::vector<Route> routes);

    struct Match {
        Route const* route = nullptr;   ///< null: answer `otherwise`
        std::vector<std::pair<std::string, std::string>> parameters{};
        unsigned refused_status = 404;
        std::string allow{};
    };
    Match find(std::string_view method, std::string_view path) const;

private:
    std::vector<Route> routes_;
};

} // namespace etimbre::http::server
