#pragma once

#include <atomic>
#include <filesystem>
#include <thread>

namespace etimbre::adapters::store {

/// A Unix socket before a server's own, which loses one connection at its COMMIT when it is told to.
class CuttingProxy {
public:
    enum class Cut {
        none,
        before, ///< the server never hears of it
        after,  ///< the server has committed, and its answer is lost
    };

    CuttingProxy(std::filesystem::path socket, std::filesystem::path server);
    ~CuttingProxy();
    CuttingProxy(CuttingProxy const&) = delete;
    CuttingProxy& operator=(CuttingProxy const&) = delete;

    void cut_next(Cut cut) { cut_ = cut; }

private:
    void serve();
    void pass(int client) const;
    bool pass_one_way(int from, int to, bool is_client) const;

    std::filesystem::path socket_;
    std::filesystem::path server_;
    int listening_ = -1;
    mutable std::atomic<Cut> cut_ = Cut::none;
    std::atomic<bool> ending_ = false;
    std::jthread thread_;
};

} // namespace etimbre::adapters::store
