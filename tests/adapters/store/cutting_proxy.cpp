#include "cutting_proxy.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace etimbre::adapters::store {
namespace {

sockaddr_un address_of(std::filesystem::path const& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

int with_address(int (*act)(int, sockaddr const*, socklen_t), std::filesystem::path const& path)
{
    int const made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto const address = address_of(path);
    if (act(made, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        throw std::runtime_error{"cannot use " + path.string()};
    return made;
}

} // namespace

CuttingProxy::CuttingProxy(std::filesystem::path socket, std::filesystem::path server)
    : socket_{std::move(socket)}, server_{std::move(server)}, listening_{with_address(::bind, socket_)}
{
    ::listen(listening_, 16);
    thread_ = std::jthread{[this] { serve(); }};
}

CuttingProxy::~CuttingProxy()
{
    ending_ = true;
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
}

void CuttingProxy::serve()
{
    std::vector<std::jthread> connections;
    while (!ending_) {
        int const client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0) connections.emplace_back([this, client] { pass(client); });
    }
}

void CuttingProxy::pass(int client) const
{
    int const server = with_address(::connect, server_);
    std::array<pollfd, 2> both{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
    constexpr int look_again_ms = 50;
    bool open = true;
    while (open && !ending_) {
        if (::poll(both.data(), both.size(), look_again_ms) <= 0) continue;
        if (both[0].revents != 0) open = pass_one_way(client, server, true);
        if (open && both[1].revents != 0) open = pass_one_way(server, client, false);
    }
    ::close(client);
    ::close(server);
}

bool CuttingProxy::pass_one_way(int from, int to, bool is_client) const
{
    std::array<char, 65536> bytes{};
    auto const size = ::read(from, bytes.data(), bytes.size());
    if (size <= 0) return false;
    std::string_view const said{bytes.data(), static_cast<std::size_t>(size)};
    auto const cut = is_client && said.ends_with("COMMIT") ? cut_.exchange(Cut::none) : Cut::none;
    if (cut == Cut::before) return false;
    if (::write(to, said.data(), said.size()) != size) return false;
    if (cut == Cut::none) return true;
    return ::read(to, bytes.data(), bytes.size()) < 0; // the answer, which nobody gets
}

} // namespace etimbre::adapters::store
