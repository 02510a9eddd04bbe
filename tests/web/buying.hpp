#pragma once

#include "office.hpp"
#include "web/form_token.hpp"
#include "web/routes.hpp"

#include <string>

namespace etimbre::web {

/// A citizen before the pages, with a browser that keeps its cookie.
class Buying : public testing::Test {
protected:
    http::server::Response get(std::string const& target)
    {
        return http::api::Office::send(pages_, {.target = target, .headers = headers_});
    }
    http::server::Response post(std::string const& target, std::string const& body)
    {
        return http::api::Office::send(
            pages_, {.method = "POST", .target = target, .body = body, .headers = headers_}
        );
    }
    std::string token() { return draw_form_token(office_.desk(), {visit_, false}); }
    std::string link_of(std::string const& order) { return office_.desk().tokens.link(core::OrderId{order}); }
    std::string address_of(std::string const& order, std::string const& step = "")
    {
        return "/fr/orders/" + order + step + "?t=" + link_of(order);
    }

    http::api::Office office_;
    http::server::Router pages_{page_routes(office_.desk())};
    std::string visit_ = std::string(32, 'e');
    http::api::Headers headers_{{"cookie", "__Host-visit=" + visit_}};
};

} // namespace etimbre::web
