#include "app/stamp/stamp_text.hpp"

#include "domain/stamp/cose.hpp"
#include "domain/stamp/receipt.hpp"
#include "domain/stamp/text.hpp"

namespace etimbre::app::stamp {

domain::stamp::Claims claims_of(StampRow const& row)
{
    return {
        .issuer = row.issuer,
        .issued_at = row.issued_at,
        .expires_at = row.expires_at,
        .number = row.number,
        .service = row.service,
        .amount_minor = static_cast<std::uint32_t>(row.total.minor()),
        .currency = std::string{row.total.currency().name()},
        .mission = row.mission,
        .index = row.index,
        .holder = row.holder,
        .payment = row.payment,
    };
}

std::string text_of(StampRow const& row, Signer const& signer)
{
    auto const payload = domain::stamp::encode(claims_of(row));
    auto const signature = signer.sign(row.kid, domain::stamp::signature_input(row.kid, payload));
    return domain::stamp::stamp_text(payload, row.kid, signature);
}

std::string receipt_of(StampRow const& row, StampEnd const& end, Signer const& signer)
{
    auto const payload = domain::stamp::encode(domain::stamp::Receipt{
        .redemption_id = end.id,
        .number = row.number,
        .service = row.service,
        .mission = end.mission,
        .counter = end.counter,
        .redeemed_at = core::unix_of(end.at),
        .payload_hash = row.payload_hash,
    });
    auto const signature = signer.sign(end.kid, domain::stamp::signature_input(end.kid, payload));
    return core::to_base64url(domain::stamp::encode_sign1(end.kid, payload, signature));
}

} // namespace etimbre::app::stamp
