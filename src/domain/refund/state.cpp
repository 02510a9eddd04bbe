#include "domain/refund/state.hpp"

#include <stdexcept>
#include <string>

namespace etimbre::domain::refund {

State state_of(std::string_view word)
{
    for (auto const& [state, each] : state_words)
        if (each == word) return state;
    throw std::invalid_argument{"no refund state is called " + std::string{word}};
}

} // namespace etimbre::domain::refund
