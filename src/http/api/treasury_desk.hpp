#pragma once

#include "http/server/spooled_body.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <string>

namespace etimbre::http::api {

/// Where the bytes of settlement files go. Its functions are called from any thread.
struct SettlementDesk {
    /// A file for bytes that come. Throws std::runtime_error where there is no place for one.
    std::function<std::shared_ptr<server::SpooledBody>()> spool{};
    /// Keeps a body under its SHA-256; `done` is called when it is on the disk, or with why it is not, on a
    /// thread that may wait for the disk.
    std::function<void(
        std::shared_ptr<server::SpooledBody> body,
        std::string sha,
        std::function<void(std::exception_ptr)> done
    )>
        keep{};
    std::function<void()> wake{}; ///< a file is to be taken in
};

/// What the routes of settlement, reconciliation and webhooks work with besides the desk.
struct TreasuryDesk {
    SettlementDesk settlement{};
};

} // namespace etimbre::http::api
