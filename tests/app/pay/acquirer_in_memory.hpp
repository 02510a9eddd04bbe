#pragma once

#include "app/pay/acquirers.hpp"
#include "order_for_test.hpp"

#include <memory>
#include <stdexcept>
#include <utility>

namespace etimbre::app::pay::testing {

/// The acquirer's side of one payment, as simple as it can be.
struct AcquirerInMemory final : Acquirer {
    std::string key = "key"; ///< a message "key:oid" is signed with it
    Found found = Found::nothing;
    int asked = 0;
    bool reachable = true;
    bool captures = true;
    bool day_closed = false;
    core::Money taken = fee;

    RedirectForm redirect_form(Payment const&, Order const&) const override { return {}; }
    core::Result<Callback> read_callback(std::string_view body) const override
    {
        if (body.find(':') == std::string_view::npos) return core::refuse(core::Reason::acquirer_answer);
        if (body.substr(0, body.find(':')) != key) return core::refuse(core::Reason::hash_mismatch);
        return Callback{std::string{body.substr(key.size() + 1)}, fee, true, "00", "T1"};
    }
    StatusAnswer ask_status(std::string_view) override
    {
        ++asked;
        if (!reachable) throw std::runtime_error{"no answer"};
        return {found, taken, found == Found::captured ? std::optional{taken} : std::nullopt};
    }
    MoneyHistory ask_history(std::string_view) override
    {
        return {taken, found == Found::released ? taken : core::Money::of_minor(0, taken.currency())};
    }
    bool capture(std::string_view, core::Money) override
    {
        if (found != Found::authorised || !captures) return false;
        found = Found::captured;
        return true;
    }
    bool release(std::string_view) override
    {
        if (found == Found::captured && day_closed) return false;
        found = Found::released;
        return true;
    }
    bool give_back(std::string_view, core::Money) override
    {
        found = Found::released;
        return true;
    }
};

inline Contract contract(
    std::string name, std::unique_ptr<Acquirer> acquirer, std::optional<core::Instant> until = std::nullopt
)
{
    auto gateway = "https://" + name + ".example";
    return {{.name = std::move(name), .valid_until = until}, std::move(gateway), std::move(acquirer)};
}

/// One contract, for every post and without end.
inline Acquirers only(std::string name, std::unique_ptr<Acquirer> acquirer)
{
    std::vector<Contract> one;
    one.push_back(contract(std::move(name), std::move(acquirer)));
    return {std::move(one), std::chrono::minutes{90}};
}

} // namespace etimbre::app::pay::testing
