#pragma once

#include "adapters/render/qr.hpp"

#include <string>

namespace etimbre::adapters::render {

/// The symbol with its quiet zone as a black and white PNG file (1-bit grey).
///
/// @param scale  Pixels to a module, 1 to 64; below 3 no reader finds the code. Throws RenderFailure outside.
std::string png(QrSymbol const& symbol, std::size_t scale = 8);

} // namespace etimbre::adapters::render
