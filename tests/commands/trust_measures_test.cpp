#include "commands/keys_rotation.hpp"
#include "commands/trust_measures.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

core::Instant moment{};

TEST(TrustMeasuresTest, TheListAndTheSigningKeyCountDown)
{
    TempKeys const state;
    state.init();
    moment = state.at(10).now;
    telemetry::Metrics metrics;
    adapters::crypto::LiveKeys const keys{
        {state.at().keys, state.at().trust, "MA"},
        adapters::crypto::read_passphrase(state.at().passphrase_file),
        [] { return moment; },
        key_report(metrics)
    };
    TrustMeasures measures{metrics, keys, [] { return moment; }};
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_trust_list_seq 1\n"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_trust_list_expires_seconds 2591990\n"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_stamp_keys_end_seconds 7775990\n"));

    std::ostringstream quiet;
    moment += std::chrono::seconds{1};
    keys_retire(state.at(11), state.kids().front(), {}, quiet, quiet);
    measures.update();
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_stamp_keys_end_seconds -"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_trust_refused_total 0\n"));

    state.write("trust/stamp-trust.cose", "not a list");
    moment += std::chrono::seconds{1};
    measures.update();
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_trust_refused_total 1\n"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_trust_list_seq 1\n"));
}

} // namespace
} // namespace etimbre::commands
