#pragma once

#include "app/stamp/ports.hpp"
#include "domain/stamp/claims.hpp"

#include <string>

namespace etimbre::app::stamp {

/// What a row claims; the payload of its text is the deterministic encoding of this.
domain::stamp::Claims claims_of(StampRow const& row);

/// The CS1 text of a committed row: always the same for the same row.
std::string text_of(StampRow const& row, Signer const& signer);

/// The receipt of a committed redemption, base64url of a COSE_Sign1: always the same for the same rows.
std::string receipt_of(StampRow const& row, StampEnd const& end, Signer const& signer);

} // namespace etimbre::app::stamp
