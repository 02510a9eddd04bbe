#pragma once

#include "app/webhook/ports.hpp"
#include "core/bytes.hpp"
#include "domain/webhook/schedule.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::app::webhook {

/// What delivering needs besides the endpoint.
struct Delivering {
    Transactions& transactions;
    Courier& courier;
    /// The value of the header webhook-signature over a text.
    std::function<std::string(std::string_view text)> sign;
    core::Clock clock;
    core::Entropy entropy;
    domain::webhook::Schedule schedule{};
    std::string api_url;           ///< of the partner listener, "https://host:port/api/v1"
    std::chrono::seconds lease{};  ///< longer than any one delivery takes
    std::string holder{};          ///< of this service alone
    std::chrono::seconds turn{10}; ///< after so long at one endpoint others have their turn
    std::function<bool()> ending = [] { return false; };
    /// How each try ended, for an operator; the endpoint as it stands then.
    std::function<void(Endpoint const&, Attempt const&)> on_try = [](Endpoint const&, Attempt const&) {};
};

/// Delivers what an endpoint has not got yet, one event after the other in the order of the feed; the next is
/// sent only when the one before was taken. What was taken is committed after it was sent: a kill in between
/// sends it again under the same id. The value is when to go on; nothing means that there is nothing to do.
/// What it throws leaves it owed.
std::optional<core::Instant> deliver(Delivering const& at, EndpointId const& id);

} // namespace etimbre::app::webhook
