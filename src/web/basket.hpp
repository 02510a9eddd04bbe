#pragma once

#include "core/instant.hpp"
#include "domain/fees/catalogue.hpp"
#include "domain/fees/quote.hpp"
#include "http/server/form.hpp"

#include <string>
#include <vector>

namespace etimbre::web {

/// What somebody chose, carried in the address of each page until it is ordered: nothing is kept of who only
/// looks.
struct Basket {
    struct Choice {
        domain::fees::TariffLine const* line;
        int quantity;
    };
    std::vector<Choice> choices; ///< in the order of the tariff
    bool too_many = false;       ///< a quantity was beyond `domain::fees::most_quantity`, and is that now

    bool empty() const { return choices.empty(); }
    int quantity_of(std::string_view service) const;
    /// "PAS-EST=1&IMM-INS=2"
    std::string query() const;
    /// A service that is only for who lost the original says so by being chosen.
    std::vector<domain::fees::Wish> wishes() const;
};

/// Reads pairs of service and quantity; other names, and quantities that are no number or none, are passed
/// over.
Basket read_basket(
    domain::fees::Catalogue const& catalogue, http::server::FormFields const& pairs, core::Instant now
);

} // namespace etimbre::web
