#pragma once

#include "app/pay/acquirers.hpp"
#include "bought.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace etimbre::app::refund::testing {

/// The acquirer's side of one captured payment: what it gave back, and what goes wrong on the way.
struct Bank final : pay::Acquirer {
    std::int64_t captured = 0;
    std::int64_t given_back = 0;
    bool day_closed = true;
    bool reachable = true;
    int declines = 0;      ///< how many calls are said no to
    int answers_lost = 0;  ///< how many calls do their work and are not answered
    int requests_lost = 0; ///< how many calls never arrive
    bool unclear = false;
    std::vector<std::string> calls;

    pay::RedirectForm redirect_form(pay::Payment const&, pay::Order const&) const override { return {}; }
    core::Result<pay::Callback> read_callback(std::string_view) const override
    {
        return core::refuse(core::Reason::hash_mismatch);
    }
    pay::StatusAnswer ask_status(std::string_view) override { return {}; }
    pay::MoneyHistory ask_history(std::string_view) override
    {
        if (!reachable) throw std::runtime_error{"no answer"};
        if (unclear) return {};
        return {mad(captured), mad(given_back)};
    }
    bool capture(std::string_view, core::Money) override { return false; }
    bool release(std::string_view) override
    {
        if (day_closed) return false;
        calls.emplace_back("void");
        return carry_out(captured);
    }
    bool give_back(std::string_view, core::Money amount) override
    {
        calls.push_back("credit " + std::to_string(amount.minor()));
        return carry_out(amount.minor());
    }

private:
    bool carry_out(std::int64_t minor)
    {
        if (requests_lost > 0 && requests_lost-- > 0) throw std::runtime_error{"no connection"};
        if (declines > 0 && declines-- > 0) return false;
        if (given_back + minor > captured) return false;
        given_back += minor;
        if (answers_lost > 0 && answers_lost-- > 0) throw std::runtime_error{"no answer"};
        return true;
    }
};

} // namespace etimbre::app::refund::testing
