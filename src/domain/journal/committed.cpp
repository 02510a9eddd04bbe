#include "domain/journal/committed.hpp"

#include <algorithm>

namespace etimbre::domain::journal {

void CommittedOnly::take(ReadRecord const& read)
{
    settle(read.record.base);
    open_.push_back({{read.record.seq, read.hash}, std::string{read.record.facts}});
}

void CommittedOnly::finish(std::uint64_t known)
{
    settle(known);
    open_.clear();
}

// Each record goes on from the latest committed one, so of those that are open one at most was committed.
void CommittedOnly::settle(std::uint64_t known)
{
    auto const committed =
        std::ranges::find(open_, known, [](auto const& each) { return each.position.seq; });
    if (committed == open_.end()) return;
    then_(*committed);
    open_.erase(open_.begin(), committed + 1);
}

} // namespace etimbre::domain::journal
