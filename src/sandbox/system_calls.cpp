#include "sandbox/system_calls.hpp"

#include "sandbox/failure.hpp"

#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <system_error>

namespace etimbre::sandbox {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitizer_build = true; // its leak check starts a process and looks into this one
#else
constexpr bool is_sanitizer_build = false;
#endif

constexpr std::array never_made{
    // programs, processes and what is in them
    "execve",
    "execveat",
    "fork",
    "vfork",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "kcmp",
    "pidfd_getfd",
    "pidfd_open",
    // large and often broken parts of the kernel
    "bpf",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "userfaultfd",
    "perf_event_open",
    "keyctl",
    "add_key",
    "request_key",
    "fanotify_init",
    "lookup_dcookie",
    "modify_ldt",
    // file systems and namespaces
    "mount",
    "umount2",
    "move_mount",
    "open_tree",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "mknod",
    "mknodat",
    "name_to_handle_at",
    "open_by_handle_at",
    "quotactl",
    "swapon",
    "swapoff",
    // the machine
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "kexec_file_load",
    "reboot",
    "acct",
    "settimeofday",
    "clock_settime",
    "clock_adjtime",
    "adjtimex",
    "sethostname",
    "setdomainname",
    "iopl",
    "ioperm",
    "syslog",
    "vhangup",
    "personality",
    // becoming somebody else
    "setuid",
    "setgid",
    "setreuid",
    "setregid",
    "setresuid",
    "setresgid",
    "setgroups",
    "setfsuid",
    "setfsgid",
    "capset",
};

constexpr std::array new_namespaces{
    CLONE_NEWNS,
    CLONE_NEWUSER,
    CLONE_NEWPID,
    CLONE_NEWNET,
    CLONE_NEWIPC,
    CLONE_NEWCGROUP,
    CLONE_NEWUTS,
};

class Filter {
public:
    Filter() : context_{seccomp_init(SCMP_ACT_ALLOW), seccomp_release}
    {
        if (!context_) throw SandboxFailure{"cannot make a filter of system calls: out of memory"};
    }

    /// A call that libseccomp has never heard of does not exist on this machine.
    void refuse(char const* name, std::initializer_list<scmp_arg_cmp> when = {}, int error = EPERM)
    {
        int const call = seccomp_syscall_resolve_name(name);
        if (call == __NR_SCMP_ERROR) return;
        require(
            seccomp_rule_add_array(
                context_.get(),
                SCMP_ACT_ERRNO(static_cast<std::uint16_t>(error)),
                call,
                static_cast<unsigned>(when.size()),
                when.begin()
            ),
            name
        );
    }

    /// Whether the kernel took it.
    bool load() const
    {
        int const result = seccomp_load(context_.get());
        if (result == -ENOSYS || result == -EINVAL) return false;
        require(result, "enter the filter");
        return true;
    }

private:
    static void require(int result, char const* what)
    {
        if (result == 0) return;
        throw SandboxFailure{
            std::string{"cannot refuse system calls ("} + what +
            "): " + std::generic_category().message(-result)
        };
    }

    std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
};

scmp_arg_cmp has(unsigned argument, std::uint64_t bits)
{
    return {argument, SCMP_CMP_MASKED_EQ, bits, bits};
}

scmp_arg_cmp lacks(unsigned argument, std::uint64_t bits)
{
    return {argument, SCMP_CMP_MASKED_EQ, bits, 0};
}

// Threads are made by clone with CLONE_THREAD; glibc falls back to it where there is no clone3, whose flags a
// filter cannot see.
void refuse_processes(Filter& filter)
{
    filter.refuse("clone", {lacks(0, CLONE_THREAD)});
    for (auto const flag : new_namespaces) filter.refuse("clone", {has(0, static_cast<unsigned>(flag))});
    filter.refuse("clone3", {}, ENOSYS);
}

// The resolver asks the kernel for addresses through netlink.
void refuse_sockets(Filter& filter)
{
    constexpr std::uint64_t last = AF_NETLINK;
    for (std::uint64_t family = 0; family <= last; ++family)
        if (family != AF_UNIX && family != AF_INET && family != AF_INET6 && family != AF_NETLINK)
            filter.refuse("socket", {{0, SCMP_CMP_EQ, family, 0}});
    filter.refuse("socket", {{0, SCMP_CMP_GT, last, 0}});
    for (auto const family : std::array<std::uint64_t, 2>{AF_INET, AF_INET6})
        filter.refuse("socket", {{0, SCMP_CMP_EQ, family, 0}, {1, SCMP_CMP_MASKED_EQ, 0xF, SOCK_RAW}});
}

void refuse_new_code(Filter& filter)
{
    filter.refuse("mmap", {has(2, PROT_WRITE | PROT_EXEC)});
    for (auto const* const call : {"mprotect", "pkey_mprotect"}) filter.refuse(call, {has(2, PROT_EXEC)});
}

} // namespace

std::vector<std::string> refuse_system_calls()
{
    if (is_sanitizer_build) return {"system calls (this is a build with sanitizers)"};
    Filter filter;
    for (auto const* const name : never_made) filter.refuse(name);
    refuse_processes(filter);
    refuse_sockets(filter);
    refuse_new_code(filter);
    if (!filter.load()) return {"system calls (seccomp)"};
    return {};
}

} // namespace etimbre::sandbox
