#pragma once

#include "adapters/render/bilingual.hpp"
#include "app/stamp/ports.hpp"

#include <string>

namespace etimbre::adapters::render {

/// The framed middle of the sheet: the code, and beside it number, holder, amount with its parts, dates.
class StampCard {
public:
    StampCard(app::stamp::StampSheet const& sheet, std::string const& number, Page& page)
        : sheet_{sheet}, number_{number}, page_{page}, both_{sheet.language}
    {
    }

    /// Draws the card with its upper edge at `top` and answers where it ends.
    double draw_at(double top);

private:
    double number_and_holder(double y);
    double total(double y);
    double part(double y, Bilingual::Word word, core::Money amount);
    double moment(double y, Bilingual::Word word, core::Instant at);

    app::stamp::StampSheet const& sheet_;
    std::string const& number_;
    Page& page_;
    Bilingual both_;
};

} // namespace etimbre::adapters::render
