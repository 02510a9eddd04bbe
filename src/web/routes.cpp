#include "web/routes.hpp"

#include "http/api/call.hpp"
#include "http/api/limited.hpp"
#include "web/order_page.hpp"
#include "web/page.hpp"

namespace etimbre::web {

std::vector<http::server::Route> page_routes(http::api::Desk const& desk)
{
    using http::api::Call;
    using Resource = void (*)(http::api::Desk const&, Call);
    auto const with = [&desk](Resource page) {
        auto answer_page = [&desk, page](std::shared_ptr<http::server::Request const> request, auto answer) {
            page(desk, {std::move(request), std::move(answer)});
        };
        return http::api::limited(desk, std::move(answer_page));
    };
    return {
        {"GET", "/{language}/orders/{id}", with(get_order_page)},
        {"GET", std::string{style_path}, with(get_style)},
    };
}

} // namespace etimbre::web
