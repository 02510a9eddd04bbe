#pragma once

#include "app/pay/place_order.hpp"
#include "http/server/form.hpp"
#include "web/basket.hpp"
#include "web/form_writer.hpp"

#include <string>
#include <vector>

namespace etimbre::web {

/// What was typed, as it was typed.
struct PersonForm {
    std::string email{};
    std::string name{};
    std::string document_number{};
    std::string issuer = "MAR";
    std::string token{};
};

/// Everything around the form but the page.
struct PersonPage {
    domain::fees::Mission const& post;
    core::Language language;
    Basket const& basket;
    std::string token;  ///< a fresh one
    bool stale = false; ///< the form came with a token that is not ours any more
};

/// What was typed into that field, without blanks around it.
std::string typed_in(http::server::FormFields const& fields, std::string_view name);

PersonForm read_person_form(http::server::FormFields const& fields);

/// The order that the form asks for, by the same rules as the interface for programs; what breaks one of them
/// is a mistake beside its field.
app::pay::PlaceOrder command_of(
    PersonForm const& form,
    core::QuoteId const& quote,
    core::Language language,
    std::vector<Mistake>& mistakes
);

std::string
person_content(PersonPage const& page, PersonForm const& form, std::vector<Mistake> const& mistakes);

} // namespace etimbre::web
