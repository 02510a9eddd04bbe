#pragma once

#include "app/stamp/ports.hpp"

namespace etimbre::adapters::render {

/// Draws stamps with libqrencode, libpng, cairo and pango. Has no state: one serves every thread.
class StampPress : public app::stamp::StampPrinter {
public:
    /// Throws RenderFailure when the fonts of a printed stamp are not installed, so that it is known at the
    /// start.
    StampPress();

    std::string svg(std::string_view text) const override;
    std::string png(std::string_view text) const override;
    std::string pdf(app::stamp::StampSheet const& sheet) const override;
};

} // namespace etimbre::adapters::render
