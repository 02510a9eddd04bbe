#pragma once

#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::http::server {

/// Answers one request. `request` stays alive until `answer` was called; called on an I/O thread, so it
/// must not block: work on the database goes to a lane, whose thread then calls `answer`.
using Handler = std::function<void(std::shared_ptr<Request const> request, Answer answer)>;

/// Gives the file that the body of this request goes to, or its refusal. Asked when only the head has come,
/// on an I/O thread.
using OpenSpool = std::function<std::expected<std::shared_ptr<SpooledBody>, Response>(Request const&)>;

inline constexpr std::size_t json_body_limit = std::size_t{64} * 1024;

struct Route {
    std::string method;
    std::string pattern; ///< "/api/v1/orders/{id}/payments": a {name} matches one whole segment
    Handler handler;
    /// Media types a body may have, divided by commas ("application/json"), or "*/*"; empty: takes no body.
    std::string accepts{};
    std::size_t body_limit = json_body_limit; ///< bytes
    OpenSpool spool{};                        ///< of a route whose bodies are too large for memory
};

/// Finds the route of a request. Unknown path: 404 E_NOT_FOUND; known path, other method: 405 E_METHOD with
/// Allow. A written segment goes before a {name}; an empty, "." or ".." segment and one with a percent escape
/// match nothing. HEAD is answered by the route of GET where it has none of its own.
class Router {
public:
    /// Throws std::invalid_argument for a pattern that is not well-formed and for two routes of one method
    /// that match the same paths: mistakes of the program, found at start.
    explicit Router(std::vector<Route> routes);

    struct Match {
        Route const* route = nullptr; ///< null: answer `refused_status`
        std::vector<std::pair<std::string, std::string>> parameters{};
        unsigned refused_status = 404;
        std::string allow{}; ///< the methods of this path, with 405
    };
    Match find(std::string_view method, std::string_view path) const;

private:
    /// One segment of the patterns; the routes that end here are in `ends`.
    struct Node {
        std::vector<std::pair<std::string, std::size_t>> written; ///< segment → index of the node
        std::size_t named = 0;                                    ///< index of the {name} node, 0 if none
        std::vector<Route const*> ends;
    };
    struct Search;

    void add(Route const& route);
    std::size_t step(std::size_t node, std::string_view segment);
    bool walk(Search& search, std::size_t index, std::string_view rest) const;
    static Route const* end_for(Node const& node, std::string_view method);

    std::shared_ptr<std::vector<Route> const> routes_; ///< shared: the nodes point into it
    std::vector<Node> nodes_;
};

} // namespace etimbre::http::server
