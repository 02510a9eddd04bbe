#include "sandbox/confine.hpp"

#include "sandbox/failure.hpp"
#include "sandbox/landlock.hpp"
#include "sandbox/system_calls.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <iterator>

namespace etimbre::sandbox {

void keep_memory_private()
{
    rlimit const none{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): so is prctl
    bool const dumpable = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0;
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || dumpable)
        throw SandboxFailure{"cannot keep this process out of core files"};
}

std::vector<std::string> confine(Plan const& plan)
{
    auto missing = limit_files_and_ports(plan);
    auto calls = refuse_system_calls();
    missing.insert(missing.end(), std::move_iterator{calls.begin()}, std::move_iterator{calls.end()});
    return missing;
}

} // namespace etimbre::sandbox
