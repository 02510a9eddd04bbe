#include "app/webhook/deliver.hpp"

#include "app/webhook/concern.hpp"
#include "domain/webhook/message.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace etimbre::app::webhook {
namespace {

using domain::feed::Entry;
using domain::webhook::State;
using domain::webhook::Step;

constexpr std::size_t entries_of_a_page = 100;
constexpr std::chrono::seconds look_again{1}; ///< while another hand delivers to the endpoint

constexpr bool is_taken(int status)
{
    return status >= 200 && status <= 299;
}

Result result_of(int status)
{
    constexpr int gone = 410;
    if (is_taken(status)) return Result::delivered;
    return status == gone ? Result::gone : Result::failed;
}

/// One hand's turn at one endpoint, which it holds by a lease.
class Turn {
public:
    Turn(Delivering const& at, EndpointId const& id) : at_{at}, id_{id} {}

    std::optional<core::Instant> run()
    {
        if (!take()) return again_;
        do {
            for (auto const& entry : page_)
                if (!is_told(endpoint_, entry))
                    endpoint_.delivered_seq = entry.seq; // written with the next that is sent, or at the end
                else if (!tell(entry))
                    return again_;
        } while (turn_page());
        return again_;
    }

private:
    bool take();
    bool tell(Entry const& entry);
    bool turn_page();
    bool leave(std::optional<core::Instant> again);
    bool come_back_now() { return leave(at_.clock()); }
    Parcel parcel_for(Entry const& entry, core::Instant now) const;
    Endpoint after(Entry const& entry, Attempt const& attempt, CourierAnswer const& answer) const;
    void put_off(Endpoint& to, Attempt const& attempt, CourierAnswer const& answer) const;
    bool conclude(Endpoint to, Attempt const& attempt);

    Delivering const& at_;
    EndpointId const& id_;
    Endpoint endpoint_;
    std::vector<Entry> page_;
    core::Instant turn_ends_{};
    std::optional<core::Instant> again_;
};

bool Turn::take()
{
    bool taken = false;
    at_.transactions.run([&](Books& books) {
        taken = false; // it may run again
        again_.reset();
        auto const found = books.endpoints.find(id_);
        auto const now = at_.clock();
        if (!found || found->state != State::active) return;
        if (found->next_try > now) return void(again_ = found->next_try);
        if (found->held_until > now) return void(again_ = now + look_again);
        endpoint_ = *found;
        endpoint_.held_until = now + at_.lease;
        endpoint_.holder = at_.holder;
        turn_ends_ = now + at_.turn;
        taken = books.endpoints.change(*found, endpoint_);
        ++endpoint_.version;
        if (!taken) return void(again_ = now);
        page_ = books.endpoints.entries(endpoint_.owner, endpoint_.delivered_seq, entries_of_a_page);
    });
    return taken;
}

Parcel Turn::parcel_for(Entry const& entry, core::Instant now) const
{
    auto const href = at_.api_url + "/webhooks/" + id_.value +
                      "/events?after=" + std::to_string(entry.seq - 1) + "&limit=1";
    Parcel parcel{
        .url = endpoint_.url,
        .id = domain::webhook::message_id(entry),
        .unix_seconds = core::unix_of(now),
        .signature = "",
        .body = domain::webhook::payload(entry, href),
    };
    parcel.signature = at_.sign(domain::webhook::signed_text(parcel.id, parcel.unix_seconds, parcel.body));
    return parcel;
}

/// False where the turn is over.
bool Turn::tell(Entry const& entry)
{
    auto const began = at_.clock();
    if (at_.ending() || began >= turn_ends_) return come_back_now();
    auto const answer = at_.courier.deliver(parcel_for(entry, began));
    if (answer.broken_off) return come_back_now();
    auto const took = std::chrono::floor<std::chrono::milliseconds>(at_.clock() - began);
    Attempt const attempt{
        .endpoint = id_,
        .run = endpoint_.run,
        .feed_seq = entry.seq,
        .number = endpoint_.failures + 1,
        .at = began,
        .took = std::max(took, std::chrono::milliseconds{0}), // a clock may have been set back
        .result = result_of(answer.status),
        .status = answer.status,
        .why = answer.why,
    };
    return conclude(after(entry, attempt, answer), attempt);
}

Endpoint Turn::after(Entry const& entry, Attempt const& attempt, CourierAnswer const& answer) const
{
    auto to = endpoint_;
    to.reason = attempt.why;
    to.held_until = {};
    if (attempt.result == Result::failed) {
        put_off(to, attempt, answer);
    } else if (attempt.result == Result::gone) {
        to.state = domain::webhook::next(to.state, Step::gone).value();
    } else {
        to.delivered_seq = entry.seq;
        to.failures = 0;
        to.next_try = {};
        to.held_until = at_.clock() + at_.lease;
    }
    if (to.state != endpoint_.state) to.moved_at = at_.clock();
    return to;
}

void Turn::put_off(Endpoint& to, Attempt const& attempt, CourierAnswer const& answer) const
{
    to.failures = attempt.number;
    auto const pause = at_.schedule.pause_after(attempt.number, answer.retry_after, at_.entropy);
    if (pause)
        to.next_try = at_.clock() + *pause;
    else
        to.state = domain::webhook::next(to.state, Step::give_up).value();
}

/// Whether the turn goes on: the event was taken, and nobody changed the endpoint meanwhile.
bool Turn::conclude(Endpoint to, Attempt const& attempt)
{
    bool won = false;
    at_.transactions.run([&](Books& books) {
        won = books.endpoints.change(endpoint_, to);
        if (won) books.endpoints.note(attempt);
    });
    if (!won) return come_back_now();
    ++to.version;
    endpoint_ = std::move(to);
    at_.on_try(endpoint_, attempt);
    if (attempt.result == Result::delivered) return true;
    if (endpoint_.state == State::active) again_ = endpoint_.next_try;
    return false;
}

// Whether there is more is read in the transaction that lets go, so that an event which comes meanwhile finds
// either a hand that has not looked yet or nobody who holds the endpoint.
bool Turn::turn_page()
{
    bool won = false;
    auto to = endpoint_;
    at_.transactions.run([&](Books& books) {
        page_ = books.endpoints.entries(endpoint_.owner, endpoint_.delivered_seq, entries_of_a_page);
        to.held_until = page_.empty() ? core::Instant{} : at_.clock() + at_.lease;
        won = books.endpoints.change(endpoint_, to);
    });
    if (!won) return come_back_now();
    ++to.version;
    endpoint_ = std::move(to);
    return !page_.empty();
}

/// Lets go of the endpoint, if it is still held by this hand.
bool Turn::leave(std::optional<core::Instant> again)
{
    again_ = again;
    at_.transactions.run([&](Books& books) {
        auto const found = books.endpoints.find(id_);
        if (!found || found->held_until != endpoint_.held_until) return;
        auto to = *found;
        to.held_until = {};
        if (found->version == endpoint_.version) to.delivered_seq = endpoint_.delivered_seq;
        books.endpoints.change(*found, to);
    });
    return false;
}

} // namespace

std::optional<core::Instant> deliver(Delivering const& at, EndpointId const& id)
{
    return Turn{at, id}.run();
}

} // namespace etimbre::app::webhook
