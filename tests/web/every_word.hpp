#pragma once

#include <array>
#include <bit>
#include <string_view>

namespace etimbre::web {

/// All sentences of a catalogue, which is made of nothing else: none can be forgotten here.
template <class Words>
auto every_word(Words const& words)
{
    return std::bit_cast<std::array<std::string_view, sizeof(Words) / sizeof(std::string_view)>>(words);
}

} // namespace etimbre::web
