#include "commands/measured_acquirer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <utility>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

class Fake final : public app::pay::Acquirer {
public:
    app::pay::RedirectForm redirect_form(app::pay::Payment const&, app::pay::Order const&) const override
    {
        return {};
    }
    core::Result<app::pay::Callback> read_callback(std::string_view) const override
    {
        return core::refuse(core::Reason::hash_mismatch);
    }
    app::pay::StatusAnswer ask_status(std::string_view) override
    {
        if (silent) throw std::runtime_error{"no answer"};
        return {};
    }
    app::pay::MoneyHistory ask_history(std::string_view) override { return {}; }
    bool capture(std::string_view, core::Money) override { return false; }
    bool release(std::string_view) override { return true; }
    bool give_back(std::string_view, core::Money) override { return true; }

    bool silent = false;
};

TEST(MeasuredAcquirer, CallsAreCountedByWhatCameOfThem)
{
    telemetry::Metrics metrics;
    auto made = std::make_unique<Fake>();
    auto& behind = *made;
    MeasuredAcquirer acquirer{std::move(made), "cmi", metrics};
    acquirer.ask_status("1");
    behind.silent = true;
    EXPECT_THROW(acquirer.ask_status("1"), std::runtime_error);
    auto const nothing = core::Money::of_minor(0, core::mad);
    EXPECT_FALSE(acquirer.capture("1", nothing)) << "declined is an answer";
    EXPECT_TRUE(acquirer.release("1"));
    EXPECT_FALSE(acquirer.ask_history("1").given_back.has_value());
    EXPECT_TRUE(acquirer.give_back("1", nothing));
    EXPECT_FALSE(acquirer.read_callback("").has_value());
    auto const shown = metrics.render();
    for (auto const* const sample :
         {R"(call="status",result="answered"} 1)",
          R"(call="status",result="failed"} 1)",
          R"(call="capture",result="answered"} 1)",
          R"(call="refund",result="failed"} 0)",
          R"(call="history",result="answered"} 1)",
          R"(etimbre_acquirer_call_seconds_count{acquirer="cmi",call="status"} 2)"})
        EXPECT_THAT(shown, HasSubstr(sample));
}

} // namespace
} // namespace etimbre::commands
