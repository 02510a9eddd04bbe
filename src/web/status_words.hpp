#pragma once

#include "core/language.hpp"
#include "web/words.hpp"

#include <array>
#include <string_view>

namespace etimbre::web {

/// One thing that citizens come for, and what follows for them when it stands badly.
struct PartWords {
    std::string_view name;
    std::string_view works;
    std::string_view limps;
    std::string_view stands;
};

/// What the page says on which anyone sees how the service does.
struct StatusWords {
    std::string_view title;
    std::array<Message, 3> whole;         ///< works, limps, stands
    std::array<std::string_view, 3> word; ///< of one part
    PartWords orders;
    PartWords payments;
    PartWords stamps;
    std::string_view looked_at; ///< before a time
    std::string_view kept;      ///< what holds whatever happens
};

StatusWords const& status_words_in(core::Language language);

} // namespace etimbre::web
