#include "adapters/crypto/key_failure.hpp"
#include "commands/trust_list_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

constexpr std::int64_t day = 86400;

struct TrustListCommand : testing::Test {
    TempKeys state;
    TrustListCommand() { state.init(); }

    std::string sign(std::int64_t later, TrustListOptions const& options = {}) const
    {
        std::ostringstream out;
        EXPECT_EQ(keys_trust_list(state.at(later), options, out), 0);
        return out.str();
    }
    std::int64_t seq() const { return newest_trust_list(state.at().trust, "MA")->seq; }
};

TEST_F(TrustListCommand, NothingIsSignedWhereNothingHasChangedAndTheListHoldsLongEnough)
{
    EXPECT_THAT(sign(day), HasSubstr("nothing was signed"));
    EXPECT_THAT(sign(15 * day), HasSubstr("nothing was signed"));
    EXPECT_EQ(seq(), 1);
    EXPECT_THAT(sign(15 * day + 1), HasSubstr("Trust list 2 holds until"));
    EXPECT_THAT(sign(15 * day + 2, {.renew = true}), HasSubstr("Trust list 3"));
}

TEST_F(TrustListCommand, ALostOrDamagedListIsSignedAnewWithAHigherNumber)
{
    auto const file = adapters::crypto::TrustFolder::list_in(state.at().trust);
    adapters::crypto::TrustFolder{state.at().trust}.accept(
        1, *adapters::crypto::TrustFolder{state.at().trust}.list()
    );
    std::filesystem::remove(file);
    EXPECT_THAT(sign(1), HasSubstr("Trust list 2"));
    std::ofstream{file} << "damaged";
    EXPECT_THAT(sign(2), HasSubstr("Trust list 2")) << "list 2 was never accepted anywhere";
}

TEST_F(TrustListCommand, WithoutARootKeyNothingIsSigned)
{
    std::filesystem::rename(state.at().roots, state.path() / "a-safe");
    EXPECT_THAT(sign(1), HasSubstr("nothing was signed"));
    std::ostringstream out;
    EXPECT_THROW(keys_trust_list(state.at(1), {.renew = true}, out), adapters::crypto::KeyFailure);
    EXPECT_EQ(seq(), 1);
}

TEST_F(TrustListCommand, TheSpareRootSignsWhereItIsAskedFor)
{
    auto const pinned = adapters::crypto::TrustFolder{state.at().trust}.pinned().value();
    auto const spare = domain::stamp::kid_of(pinned[1], adapters::crypto::trust_tools().sha256);
    EXPECT_THAT(sign(1, {.renew = true, .root = spare}), HasSubstr(core::to_hex(spare)));
    EXPECT_EQ(seq(), 2);
}

} // namespace
} // namespace etimbre::commands
