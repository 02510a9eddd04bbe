#include "commands/bank_pulse.hpp"
#include "commands/measured_acquirer.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

class Pulse : public testing::Test {
protected:
    void ask(std::string const& acquirer, std::string_view result)
    {
        status_calls(metrics_, acquirer, result).add();
    }

    telemetry::Metrics metrics_;
    BankPulse pulse_{{"cmi", "other"}, metrics_};
};

TEST_F(Pulse, ABankThatNobodyHasAskedIsBelievedToAnswer)
{
    EXPECT_TRUE(pulse_.answers());
}

TEST_F(Pulse, QuestionsThatAllFailedSayThatItDoesNotAndTheNextAnswerThatItDoes)
{
    ask("cmi", "failed");
    EXPECT_FALSE(pulse_.answers());
    EXPECT_FALSE(pulse_.answers()) << "nobody has asked since";
    ask("cmi", "answered");
    EXPECT_TRUE(pulse_.answers());
}

TEST_F(Pulse, OneFailureAmongAnswersIsNoTrouble)
{
    ask("cmi", "failed");
    ask("cmi", "answered");
    EXPECT_TRUE(pulse_.answers());
}

TEST_F(Pulse, OneSilentBankOfTwoIsTold)
{
    ask("other", "failed");
    ask("cmi", "answered");
    EXPECT_FALSE(pulse_.answers());
}

} // namespace
} // namespace etimbre::commands
