#include "sandbox/landlock.hpp"

#include "sandbox/failure.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

// The calls of the kernel that glibc has no function for, and the old ones, are variadic.
// NOLINTBEGIN(cppcoreguidelines-pro-type-vararg)
namespace etimbre::sandbox {
namespace {

// The kernel's numbers, from include/uapi/linux/landlock.h of Linux 6.12: the header of Debian 12 ends
// at 6.1.
constexpr std::uint64_t execute = 1U << 0U;
constexpr std::uint64_t write_file = 1U << 1U;
constexpr std::uint64_t read_file = 1U << 2U;
constexpr std::uint64_t read_dir = 1U << 3U;
constexpr std::uint64_t remove_file = 1U << 5U;
constexpr std::uint64_t make_reg = 1U << 8U;
constexpr std::uint64_t every_file_right_of_abi_1 = (1U << 13U) - 1;
constexpr std::uint64_t refer = 1U << 13U;
constexpr std::uint64_t truncate_file = 1U << 14U;
constexpr std::uint64_t ioctl_dev = 1U << 15U;
constexpr std::uint64_t bind_tcp = 1U << 0U;
constexpr std::uint64_t connect_tcp = 1U << 1U;
constexpr std::uint64_t abstract_sockets = 1U << 0U;
constexpr std::uint64_t signals = 1U << 1U;
constexpr int rule_of_path = 1;
constexpr int rule_of_port = 2;

struct Ruleset {
    std::uint64_t files = every_file_right_of_abi_1;
    std::uint64_t ports = 0;
    std::uint64_t scoped = 0;
};

struct [[gnu::packed]] PathRule {
    std::uint64_t allowed;
    std::int32_t parent;
};

struct PortRule {
    std::uint64_t allowed;
    std::uint64_t port;
};

[[noreturn]] void fail(std::string const& what)
{
    throw SandboxFailure{"cannot " + what + ": " + std::generic_category().message(errno)};
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor()
    {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

int abi_of_kernel()
{
    constexpr unsigned ask_version = 1;
    return static_cast<int>(::syscall(SYS_landlock_create_ruleset, nullptr, 0, ask_version));
}

Ruleset ruleset_for(int abi)
{
    Ruleset rules;
    if (abi >= 2) rules.files |= refer;
    if (abi >= 3) rules.files |= truncate_file;
    if (abi >= 4) rules.ports = bind_tcp | connect_tcp;
    if (abi >= 5) rules.files |= ioctl_dev;
    if (abi >= 6) rules.scoped = abstract_sockets | signals;
    return rules;
}

std::vector<std::string> missing_in(int abi)
{
    std::vector<std::string> missing;
    if (abi < 1) return {"files (Landlock)", "ports (Landlock 4)", "signals (Landlock 6)"};
    if (abi < 3) missing.emplace_back("truncating files (Landlock 3)");
    if (abi < 4) missing.emplace_back("ports (Landlock 4)");
    if (abi < 6) missing.emplace_back("signals (Landlock 6)");
    return missing;
}

class Landlock {
public:
    explicit Landlock(Ruleset const& rules) : rules_{rules}, set_{create(rules)} {}

    /// What is not there cannot be reached either.
    void allow(std::filesystem::path const& path, std::uint64_t rights)
    {
        Descriptor const place{::open(path.c_str(), O_PATH | O_CLOEXEC)};
        if (place.number() < 0) return;
        struct stat facts{};
        if (::fstat(place.number(), &facts) != 0) fail("look at " + path.string());
        constexpr auto of_files = execute | write_file | read_file | truncate_file | ioctl_dev;
        PathRule const rule{
            rights & rules_.files & (S_ISDIR(facts.st_mode) ? ~0ULL : of_files), place.number()
        };
        add(rule_of_path, &rule, path.string());
    }

    void allow_port(std::uint16_t port, std::uint64_t rights)
    {
        if (rules_.ports == 0) return;
        PortRule const rule{rights, port};
        add(rule_of_port, &rule, "port " + std::to_string(port));
    }

    void enter() const
    {
        if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("give up new privileges");
        if (::syscall(SYS_landlock_restrict_self, set_.number(), 0) != 0) fail("enter the sandbox");
    }

private:
    static int create(Ruleset const& rules)
    {
        auto const made = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
        if (made < 0) fail("make a sandbox");
        return made;
    }

    void add(int kind, void const* rule, std::string const& what)
    {
        if (::syscall(SYS_landlock_add_rule, set_.number(), kind, rule, 0) != 0)
            fail("let " + what + " into the sandbox");
    }

    Ruleset rules_;
    Descriptor set_;
};

} // namespace

std::vector<std::string> limit_files_and_ports(Plan const& plan)
{
    auto const abi = abi_of_kernel();
    if (abi < 1) return missing_in(0);
    constexpr auto reading = read_file | read_dir;
    constexpr auto writing = reading | write_file | truncate_file | make_reg | remove_file;
    Landlock landlock{ruleset_for(abi)};
    for (auto const& path : plan.read) landlock.allow(path, reading);
    for (auto const& path : plan.write) landlock.allow(path, writing);
    for (auto const port : plan.listen) landlock.allow_port(port, bind_tcp);
    for (auto const port : plan.connect) landlock.allow_port(port, connect_tcp);
    landlock.enter();
    return missing_in(abi);
}

} // namespace etimbre::sandbox
// NOLINTEND(cppcoreguidelines-pro-type-vararg)
