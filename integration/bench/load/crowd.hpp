#pragma once

#include "load/line.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace etimbre::bench {

/// What the members of a crowd want from the server.
class Errands {
public:
    Errands() = default;
    virtual ~Errands() = default;
    Errands(Errands const&) = delete;
    Errands& operator=(Errands const&) = delete;

    /// The next whole request of one member; empty when there is none at the moment.
    virtual std::string next(std::size_t member) = 0;
    virtual void answered(std::size_t member, Answer const& answer) = 0;
    /// Called between answers, at least every two milliseconds; true when nothing more is to be done.
    virtual bool is_over() = 0;
};

/// Clients in one thread, each on a connection of its own with at most one request under way: the next
/// request waits for the answer to the one before, as people do.
class Crowd {
public:
    Crowd(SSL_CTX* context, std::uint16_t port, std::size_t members);
    ~Crowd();
    Crowd(Crowd const&) = delete;
    Crowd& operator=(Crowd const&) = delete;

    /// Every member has shaken hands.
    void gather();
    void run(Errands& errands);
    /// Handshakes made because the server ended a connection that had served its number of requests.
    std::size_t reconnects() const { return reconnects_; }

private:
    void open(std::size_t member);
    void watch(std::size_t member, int operation);
    void watch_again(std::size_t member);
    void wait(std::function<void(std::size_t)> const& on_ready) const;
    void serve(std::size_t member, Errands& errands);
    void ask(std::size_t member, Errands& errands);
    void shake(std::size_t member);

    struct Member {
        std::unique_ptr<Line> line{};
        bool ready = false; ///< hands are shaken
        Line::Wants watched = Line::Wants::write;
    };

    SSL_CTX* context_;
    std::uint16_t port_;
    int poll_;
    std::vector<Member> members_;
    std::size_t shaken_ = 0;
    std::size_t reconnects_ = 0;
};

} // namespace etimbre::bench
