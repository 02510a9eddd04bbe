#pragma once

#include "web/words.hpp"

namespace etimbre::web {

Words const& arabic_words();
Words const& french_words();
Words const& english_words();
Words const& spanish_words();

} // namespace etimbre::web
