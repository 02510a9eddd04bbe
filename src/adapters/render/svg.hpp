#pragma once

#include "adapters/render/qr.hpp"

#include <string>
#include <string_view>

namespace etimbre::adapters::render {

/// The symbol as an SVG document of at most 8 KB: its unit is one module, it names nothing outside
/// itself, and it may be sent as a file or placed inside a page.
///
/// @param title  What a screen reader says, as plain text.
std::string svg(QrSymbol const& symbol, std::string_view title = "QR eTimbre");

} // namespace etimbre::adapters::render
