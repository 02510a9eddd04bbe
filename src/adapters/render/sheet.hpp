#pragma once

#include "app/stamp/ports.hpp"

#include <string>

namespace etimbre::adapters::render {

/// The stamp as a PDF of one A4 page in the order's language, with French beside it where that is another:
/// post and service on top, the code beside number, amount and dates, what to do, the proof, the address.
///
/// The same sheet gives the same bytes. Safe from several threads. Throws RenderFailure when a font is
/// missing or the text is no stamp, std::runtime_error for an unknown time zone.
std::string lay_out(app::stamp::StampSheet const& sheet);

} // namespace etimbre::adapters::render
