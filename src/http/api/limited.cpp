#include "http/api/limited.hpp"

#include "http/api/gate.hpp"

#include <utility>

namespace etimbre::http::api {

server::Handler limited(Desk const& desk, server::Handler handler)
{
    return [&desk, handler = std::move(handler)](
               std::shared_ptr<server::Request const> const& request, server::Answer answer
           ) {
        if (auto const wait = desk.gate.request(request->peer.address, desk.clock()))
            return answer(too_often(*wait, *request));
        handler(request, std::move(answer));
    };
}

} // namespace etimbre::http::api
