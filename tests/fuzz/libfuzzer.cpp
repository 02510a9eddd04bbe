#include "target.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace etimbre;

/// What libFuzzer calls, for the one target that this program is built for.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static auto const target = *std::ranges::find(fuzz::targets(), ETIMBRE_FUZZ_TARGET, &fuzz::Target::name);
    target.run({reinterpret_cast<char const*>(data), size});
    return 0;
}
