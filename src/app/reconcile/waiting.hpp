#pragma once

#include "app/reconcile/ports.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// What waits for somebody, whatever day it is of.
namespace etimbre::app::reconcile {

struct WaitingCode {
    recon::Code code = recon::Code::unknown_line;
    core::Currency currency = core::mad;
    std::int64_t count = 0;
    std::int64_t minor = 0; ///< at stake
    core::Instant oldest{};
};

struct WaitingMoney {
    core::Currency currency = core::mad;
    std::int64_t minor = 0; ///< credit: ours or not, nobody knows; below zero: taken from us
};

struct Waiting {
    std::vector<WaitingCode> undecided; ///< neither resolved nor written off; no count is 0
    std::vector<WaitingMoney> suspense; ///< what those left there
    std::int64_t unfinished_files = 0;  ///< published, and not matched to their end
    std::int64_t unfinished_lines = 0;  ///< of those
};

class WaitingStore : public Port {
public:
    /// Costs as much as there is undecided, however much was ever decided.
    virtual Waiting read() = 0;
    /// Undecided, about lines and movements of that file.
    virtual std::vector<WaitingCode> of_file(std::string_view sha) = 0;
};

} // namespace etimbre::app::reconcile
