#pragma once

#include "config/settings.hpp"

#include <iosfwd>

namespace etimbre::commands {

/// Confines this process as `[service] sandbox` says and logs how far that went. Throws SandboxFailure where
/// it must be complete and cannot. To be called before a thread is started.
void enter_sandbox(config::Settings const& settings);

/// `etimbre serve --self-test-sandbox`: confines this process as `etimbre serve` would and then tries what it
/// must not be able to do, one line each. 0 if everything was refused, else 1.
int self_test_sandbox(config::Settings const& settings, std::ostream& out);

} // namespace etimbre::commands
