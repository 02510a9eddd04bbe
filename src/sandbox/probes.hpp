#pragma once

#include <span>
#include <string_view>

namespace etimbre::sandbox {

/// Something a confined process must not be able to do.
struct Probe {
    std::string_view act;
    /// Tries it, with arguments that do no harm where it succeeds: 0, or the errno it failed with.
    int (*attempt)();
};

/// Every probe; the table is what `etimbre serve --self-test-sandbox` goes through.
std::span<Probe const> probes();

/// Whether that outcome is the sandbox's refusal, and not the failure that the arguments lead to anyway.
bool is_refusal(int error);

} // namespace etimbre::sandbox
