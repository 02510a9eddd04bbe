#include "keys/open_keys.hpp"

#include "adapters/crypto/passphrase.hpp"

#include <iostream>
#include <string_view>

namespace etimbre::bench {
namespace {

core::Instant now()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

void say(std::string_view what, std::string_view sentence)
{
    std::cerr << what << ": " << sentence << '\n';
}

} // namespace

adapters::crypto::LiveKeys open_keys(std::filesystem::path const& state)
{
    using namespace adapters::crypto;
    return LiveKeys{{state / "keys", state / "trust", "MA"}, read_passphrase(state / "passphrase"), now, say};
}

} // namespace etimbre::bench
