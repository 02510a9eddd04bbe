#pragma once

#include "app/jobs/jobs.hpp"
#include "core/id.hpp"
#include "core/instant.hpp"
#include "core/word_table.hpp"
#include "domain/feed/chain.hpp"
#include "domain/webhook/state.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::app::webhook {

using EndpointId = core::Id<struct EndpointTag>;

/// Who owns an endpoint that is told everything; every other owner is the code of a post.
inline constexpr std::string_view treasury = "treasury";

/// A receiver of the feed, and where it stands in it.
struct Endpoint {
    EndpointId id;
    std::string owner{treasury};
    std::string url;
    std::vector<std::string> types{}; ///< none: all
    domain::webhook::State state = domain::webhook::State::active;
    std::string reason{}; ///< why it is not active, or what its last try met
    std::string created_by{};
    core::Instant created_at{};
    core::Instant moved_at{};
    std::int64_t version = 1;       ///< grows with every change
    int run = 1;                    ///< grows when it begins anew
    std::int64_t delivered_seq = 0; ///< everything up to here was delivered, or is not for it
    int failures = 0;               ///< tries of the next event in this run
    core::Instant next_try{};       ///< not before
    core::Instant held_until{};     ///< a service delivers to it until then
    std::string holder{};           ///< the one that does, or did last
};

/// How a try ended, as it is kept.
enum class Result { delivered, failed, gone };

inline constexpr core::WordTable<Result, 3> result_words{{
    {Result::delivered, "delivered"},
    {Result::failed, "failed"},
    {Result::gone, "gone"},
}};

constexpr std::string_view word_of(Result result)
{
    return core::word_in(result_words, result);
}

struct Attempt {
    EndpointId endpoint;
    int run = 1;
    std::int64_t feed_seq = 0;
    int number = 1; ///< from 1, of this event in this run
    core::Instant at{};
    std::chrono::milliseconds took{};
    Result result = Result::failed;
    int status = 0;    ///< of HTTP, 0 for none
    std::string why{}; ///< for people, without a byte of what the receiver said
};

class Port {
public:
    Port() = default;
    virtual ~Port() = default;
    Port(Port const&) = delete;
    Port& operator=(Port const&) = delete;
};

class EndpointStore : public Port {
public:
    virtual void insert(Endpoint const& endpoint) = 0;
    virtual std::optional<Endpoint> find(EndpointId const& id) = 0;
    /// All that are not removed, from the oldest.
    virtual std::vector<Endpoint> list() = 0;
    /// Writes what can change, compared and swapped on the version of `from`; false when somebody else was
    /// quicker. On success the row has the version after that of `from`.
    virtual bool change(Endpoint const& from, Endpoint const& to) = 0;
    virtual void note(Attempt const& attempt) = 0;
    /// The newest first.
    virtual std::vector<Attempt> attempts(EndpointId const& id, std::size_t most) = 0;
    /// The entries of the feed after `seq` that concern this owner, in their order.
    virtual std::vector<domain::feed::Entry>
    entries(std::string_view owner, std::int64_t seq, std::size_t most) = 0;
    /// The number of the last entry of the feed.
    virtual std::int64_t end_of_feed() = 0;
    /// Lets go of what this holder delivered to: for its start, when it delivers nothing yet.
    virtual void let_go(std::string_view holder) = 0;
};

/// Everything a rule about webhooks may touch inside one transaction.
struct Books {
    EndpointStore& endpoints;
    jobs::JobStore& jobs;
};

/// Runs rules in a transaction and returns when it is committed. Blocks: for job threads only.
class Transactions : public Port {
public:
    virtual void run(std::function<void(Books&)> const& work) = 0;
};

/// What is posted, signed.
struct Parcel {
    std::string url;
    std::string id;
    std::int64_t unix_seconds = 0;
    std::string signature; ///< the value of the header webhook-signature
    std::string body;
};

struct CourierAnswer {
    int status = 0;                      ///< of HTTP; 0 when there was no answer
    std::chrono::seconds retry_after{0}; ///< what the receiver asked for
    std::string why{};                   ///< for an operator, without a byte of what the receiver said
    bool broken_off = false;             ///< by ourselves, because the service ends
};

/// The way to a receiver.
class Courier : public Port {
public:
    /// Over the network: never inside a transaction. Does not throw.
    virtual CourierAnswer deliver(Parcel const& parcel) = 0;
};

} // namespace etimbre::app::webhook
