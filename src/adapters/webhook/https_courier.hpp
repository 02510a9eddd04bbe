#pragma once

#include "adapters/webhook/address_guard.hpp"
#include "app/webhook/ports.hpp"

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

namespace etimbre::adapters::webhook {

/// Posts a parcel to a receiver: TLS 1.2 or newer with certificate and name checked, no redirect followed, no
/// proxy of the environment. The address of each connection is looked at when it is opened, whatever the name
/// meant a moment before. Once a receiver has begun to answer, its status counts; what else it says is passed
/// over, and cut off where it is long. Safe from any thread, each with connections of its own.
class HttpsCourier final : public app::webhook::Courier {
public:
    struct Terms {
        std::vector<std::string> allowed_addresses{}; ///< besides the public ones
        std::string ca_file{};                        ///< PEM; empty: the system's own list
        std::chrono::milliseconds connect_timeout{5000};
        std::chrono::milliseconds total_timeout{15'000};
    };

    explicit HttpsCourier(Terms terms);

    app::webhook::CourierAnswer deliver(app::webhook::Parcel const& parcel) override;
    /// Breaks off what is under way, for good.
    void stop() { ending_ = true; }
    bool is_stopped() const { return ending_; }

private:
    Terms terms_;
    AddressGuard guard_;
    std::atomic<bool> ending_ = false;
};

} // namespace etimbre::adapters::webhook
