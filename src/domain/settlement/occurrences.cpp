#include "domain/settlement/occurrences.hpp"

#include <cstring>
#include <utility>

namespace etimbre::domain::settlement {
namespace {

constexpr std::size_t first_places = 1024;

/// A fingerprint is the head of a hash, so any part of it is spread evenly.
std::size_t start_of(Fingerprint const& print)
{
    std::size_t start = 0;
    std::memcpy(&start, print.data(), sizeof start);
    return start;
}

} // namespace

Occurrences::Occurrences() : places_(first_places) {}

Occurrences::Place& Occurrences::place_of(Fingerprint const& print)
{
    auto const mask = places_.size() - 1;
    auto at = start_of(print) & mask;
    while (places_[at].times != 0 && places_[at].print != print) at = (at + 1) & mask;
    return places_[at];
}

void Occurrences::grow()
{
    auto const before = std::exchange(places_, std::vector<Place>(places_.size() * 2));
    for (auto const& place : before)
        if (place.times != 0) place_of(place.print) = place;
}

std::int32_t Occurrences::count(Fingerprint const& print)
{
    if ((taken_ + 1) * 8 > places_.size() * 7) grow();
    auto& place = place_of(print);
    if (place.times == 0) {
        place.print = print;
        ++taken_;
    }
    return ++place.times;
}

} // namespace etimbre::domain::settlement
