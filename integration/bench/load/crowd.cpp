#include "load/crowd.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace etimbre::bench {

Crowd::Crowd(SSL_CTX* context, std::uint16_t port, std::size_t members)
    : context_{context}, port_{port}, poll_{::epoll_create1(EPOLL_CLOEXEC)}, members_(members)
{
    if (poll_ < 0) throw std::runtime_error{"the load cannot start: no epoll"};
    for (std::size_t member = 0; member < members; ++member) open(member);
}

Crowd::~Crowd()
{
    ::close(poll_);
}

void Crowd::open(std::size_t member)
{
    members_[member] = {.line = std::make_unique<Line>(context_, port_)};
    watch(member, EPOLL_CTL_ADD);
}

void Crowd::watch(std::size_t member, int operation)
{
    auto& of = members_[member];
    epoll_event event{};
    event.events = of.line->wants() == Line::Wants::read ? EPOLLIN : EPOLLOUT;
    event.data.u64 = member;
    of.watched = of.line->wants();
    if (::epoll_ctl(poll_, operation, of.line->socket(), &event) != 0)
        throw std::runtime_error{"the load cannot watch a connection"};
}

void Crowd::watch_again(std::size_t member)
{
    if (members_[member].watched != members_[member].line->wants()) watch(member, EPOLL_CTL_MOD);
}

void Crowd::wait(std::function<void(std::size_t)> const& on_ready) const
{
    constexpr int longest_ms = 2;
    std::array<epoll_event, 256> events{};
    int const count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), longest_ms);
    if (count < 0 && errno != EINTR) throw std::runtime_error{"the load cannot wait"};
    for (int at = 0; at < count; ++at) on_ready(events.at(static_cast<std::size_t>(at)).data.u64);
}

void Crowd::shake(std::size_t member)
{
    if (members_[member].line->shake_hands()) {
        members_[member].ready = true;
        ++shaken_;
    }
    watch_again(member);
}

void Crowd::gather()
{
    while (shaken_ < members_.size())
        wait([this](std::size_t member) {
            if (!members_[member].ready) shake(member);
        });
}

void Crowd::ask(std::size_t member, Errands& errands)
{
    auto request = errands.next(member);
    if (request.empty()) return;
    members_[member].line->send(std::move(request), std::chrono::steady_clock::now());
    watch_again(member);
}

void Crowd::serve(std::size_t member, Errands& errands)
{
    auto& of = members_[member];
    if (!of.ready) {
        shake(member);
        return;
    }
    auto const answer = of.line->receive();
    if (answer) errands.answered(member, *answer);
    if (answer && of.line->is_over()) {
        ++reconnects_;
        open(member);
        return;
    }
    watch_again(member);
}

void Crowd::run(Errands& errands)
{
    while (!errands.is_over()) {
        for (std::size_t member = 0; member < members_.size(); ++member)
            if (members_[member].ready && !members_[member].line->is_busy()) ask(member, errands);
        wait([&](std::size_t member) { serve(member, errands); });
    }
}

} // namespace etimbre::bench
