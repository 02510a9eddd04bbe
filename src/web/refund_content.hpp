#pragma once

#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"
#include "web/form_writer.hpp"
#include "web/order_door.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What pages show of giving stamps back.
namespace etimbre::web {

/// A stamp that its citizen could give back at this moment, and what would come of it.
struct Returnable {
    app::stamp::StampRow const& row;
    domain::refund::Share share;
};

std::vector<Returnable> returnable(http::api::Desk const& desk, http::api::OrderView const& view);

/// What was sent with the form, as it was sent.
struct ReturnForm {
    std::vector<std::string> numbers{}; ///< that are ticked
    std::string email{};
    std::string token{};
};

/// The form with its mistakes; a notice where nothing can be given back.
struct ReturnPage {
    OrderDoor const& door;
    ReturnForm const& form;
    std::vector<Mistake> const& mistakes;
    std::string_view said{}; ///< above all, where something is to be said
    std::string token{};     ///< a fresh one
};
std::string
return_content(http::api::Desk const& desk, http::api::OrderView const& view, ReturnPage const& page);

/// For the order's page: the refunds with how they stand, and the way to the form above.
void write_refunds(
    HtmlWriter& html, http::api::Desk const& desk, http::api::OrderView const& view, OrderDoor const& door
);

} // namespace etimbre::web
