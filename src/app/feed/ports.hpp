#pragma once

#include "core/instant.hpp"
#include "domain/feed/chain.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::app::feed {

/// Events that one transaction noted and that have no number yet.
struct Owed {
    std::string writer; ///< with `n` the key of the row
    std::int64_t n = 0;
    std::vector<domain::feed::Noted> events;
};

/// Who gives the numbers, and until when nobody else does.
struct Lease {
    std::string holder;
    core::Instant until;
};

/// The feed and what waits for it. Noting an event is no part of this port: the store that writes a fact's
/// row notes its event in the same breath, so that no rule can forget it.
class FeedStore {
public:
    FeedStore() = default;
    virtual ~FeedStore() = default;
    FeedStore(FeedStore const&) = delete;
    FeedStore& operator=(FeedStore const&) = delete;

    /// Where the feed ends.
    virtual domain::feed::Position end() = 0;
    /// At most `most` rows, those with the earliest events first.
    virtual std::vector<Owed> owed(std::size_t most) = 0;
    virtual bool has(std::string_view event_id) = 0;
    /// Takes or renews the lease; false while another holder has it.
    virtual bool claim(Lease const& lease, core::Instant now) = 0;
    /// Moves the end from `from` past the entries, compared and swapped on number and holder. False, and
    /// nothing is written, where it does not stand there or the lease is another's.
    virtual bool append(
        domain::feed::Position const& from,
        std::vector<domain::feed::Entry> const& entries,
        Lease const& lease
    ) = 0;
    /// Ends what was owed. Throws where a row is gone already.
    virtual void settle(std::vector<Owed> const& owed) = 0;
    /// The entries after `seq`, at most `most`, in their order.
    virtual std::vector<domain::feed::Entry> after(std::int64_t seq, std::size_t most) = 0;
    /// The hash of that entry; that of no entry where there is none.
    virtual std::string hash_of(std::int64_t seq) = 0;
};

} // namespace etimbre::app::feed
