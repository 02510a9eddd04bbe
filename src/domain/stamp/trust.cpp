#include "domain/stamp/trust.hpp"

#include "core/cbor.hpp"

#include <algorithm>

namespace etimbre::domain::stamp {

namespace cbor = core::cbor;

Kid kid_of(PublicKey const& x, core::Sha256 sha256)
{
    constexpr std::int64_t kty_okp = 1;
    constexpr std::int64_t crv_ed25519 = 6;
    auto const thumbprint = sha256(cbor::encode(cbor::map(
        {{cbor::integer(1), cbor::integer(kty_okp)},
         {cbor::integer(-1), cbor::integer(crv_ed25519)},
         {cbor::integer(-2), cbor::bytes(x)}}
    )));
    Kid kid{};
    std::copy_n(thumbprint.begin(), kid.size(), kid.begin());
    return kid;
}

} // namespace etimbre::domain::stamp
