#include "adapters/render/outline.hpp"

#include <bitset>

namespace etimbre::adapters::render {

namespace {

constexpr int side = static_cast<int>(QrSymbol::side);

/// A walk along one border, dark modules always on the right hand.
class Walk {
public:
    explicit Walk(QrSymbol const& symbol) : symbol_{symbol} {}

    bool begins_at(Corner at) const
    {
        return dark(at.x, at.y) && !dark(at.x, at.y - 1) && !walked_[index(at)];
    }

    /// From the upper left corner of a dark module back to it.
    Outline follow(Corner const start)
    {
        Outline outline{start};
        auto at = start;
        Corner step{1, 0};
        while (true) {
            if (step.x == 1) walked_.set(index(at));
            at = {at.x + step.x, at.y + step.y};
            auto const turned = turn(at, step);
            if (at.x == start.x && at.y == start.y && turned.x == 1) return outline;
            if (turned.x != step.x) outline.push_back(at);
            step = turned;
        }
    }

private:
    bool dark(int x, int y) const
    {
        if (x < 0 || y < 0 || x >= side || y >= side) return false;
        return symbol_.dark(static_cast<std::size_t>(x), static_cast<std::size_t>(y));
    }

    /// Right where the right hand would leave the dark, left where the way ahead is dark, else straight on.
    Corner turn(Corner at, Corner step) const
    {
        bool const right = dark(at.x + (step.x - step.y - 1) / 2, at.y + (step.x + step.y - 1) / 2);
        bool const left = dark(at.x + (step.x + step.y - 1) / 2, at.y + (step.y - step.x - 1) / 2);
        if (!right) return {-step.y, step.x};
        if (left) return {step.y, -step.x};
        return step;
    }

    static std::size_t index(Corner at)
    {
        return static_cast<std::size_t>(at.y) * QrSymbol::side + static_cast<std::size_t>(at.x);
    }

    QrSymbol const& symbol_;
    std::bitset<QrSymbol::side * QrSymbol::side> walked_; ///< upper edges of dark modules
};

} // namespace

std::vector<Outline> outlines(QrSymbol const& symbol)
{
    Walk walk{symbol};
    std::vector<Outline> found;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (walk.begins_at({x, y})) found.push_back(walk.follow({x, y}));
    return found;
}

} // namespace etimbre::adapters::render
