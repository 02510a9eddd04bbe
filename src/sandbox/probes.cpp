#include "sandbox/probes.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

// System calls are variadic.
// NOLINTBEGIN(cppcoreguidelines-pro-type-vararg)
namespace etimbre::sandbox {
namespace {

constexpr auto nowhere = "/nonexistent/etimbre";
constexpr pid_t nobody = 0x3FFFFFFF; ///< above every process id there can be

int error_of(long result)
{
    return result < 0 ? errno : 0;
}

template <class... Arguments>
int call(long number, Arguments... arguments)
{
    return error_of(::syscall(number, arguments...));
}

/// Closes again what was opened.
int opening(int descriptor)
{
    if (descriptor < 0) return errno;
    ::close(descriptor);
    return 0;
}

int reading(char const* path)
{
    return opening(::open(path, O_RDONLY | O_CLOEXEC));
}

int making(char const* path)
{
    auto const error = opening(::open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (error == 0) ::unlink(path);
    return error;
}

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int with_socket(int (*act)(int, sockaddr const*, socklen_t), std::uint16_t port)
{
    int const made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0) return errno;
    auto const address = loopback(port);
    auto const error = error_of(act(made, reinterpret_cast<sockaddr const*>(&address), sizeof address));
    ::close(made);
    return error;
}

int forking()
{
    auto const child = ::fork();
    if (child < 0) return errno;
    if (child == 0) ::_exit(0);
    ::waitpid(child, nullptr, 0);
    return 0;
}

int new_namespace()
{
    constexpr unsigned long flags = CLONE_NEWUSER | SIGCHLD;
    auto const child = ::syscall(SYS_clone, flags, nullptr, nullptr, nullptr, nullptr);
    if (child < 0) return errno;
    if (child == 0) ::_exit(0);
    ::waitpid(static_cast<pid_t>(child), nullptr, 0);
    return 0;
}

int mapping(int protection)
{
    constexpr std::size_t size = 4096;
    auto* const mapped = ::mmap(nullptr, size, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) return errno;
    ::munmap(mapped, size);
    return 0;
}

int making_code_of_data()
{
    constexpr std::size_t size = 4096;
    auto* const mapped = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) return 0;
    auto const error = error_of(::mprotect(mapped, size, PROT_READ | PROT_EXEC));
    ::munmap(mapped, size);
    return error;
}

int starting_program()
{
    std::array<char*, 1> const none{nullptr};
    return error_of(::execve(nowhere, none.data(), none.data()));
}

constexpr std::array table{
    Probe{"start a program (execve)", starting_program},
    Probe{"start a program (execveat)", [] { return call(SYS_execveat, -1, nowhere, nullptr, nullptr, 0); }},
    Probe{"start a process (fork)", forking},
    Probe{"read /etc/shadow", [] { return reading("/etc/shadow"); }},
    Probe{"read another process's environment", [] { return reading("/proc/1/environ"); }},
    Probe{"list the root folder", [] { return opening(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)); }},
    Probe{"make a file in /var/tmp", [] { return making("/var/tmp/etimbre-probe"); }},
    Probe{"make a file in /usr", [] { return making("/usr/etimbre-probe"); }},
    Probe{"connect to a port that is not the acquirer's", [] { return with_socket(::connect, 1); }},
    Probe{"listen on a port that is not ours", [] { return with_socket(::bind, 0); }},
    Probe{"open a raw socket", [] { return opening(::socket(AF_INET, SOCK_RAW, IPPROTO_ICMP)); }},
    Probe{"open a packet socket", [] { return opening(::socket(AF_PACKET, SOCK_DGRAM, 0)); }},
    Probe{
        "open a socket of the kernel's cryptography",
        [] { return opening(::socket(AF_ALG, SOCK_SEQPACKET, 0)); }
    },
    Probe{
        "trace a process (ptrace)", [] { return error_of(::ptrace(PTRACE_ATTACH, nobody, nullptr, nullptr)); }
    },
    Probe{
        "read a process's memory",
        [] { return call(SYS_process_vm_readv, nobody, nullptr, 0, nullptr, 0, 0); }
    },
    Probe{"send a signal to another process", [] { return error_of(::kill(1, 0)); }},
    Probe{"load a BPF program", [] { return call(SYS_bpf, BPF_PROG_LOAD, nullptr, 0); }},
    Probe{"use io_uring", [] { return call(SYS_io_uring_setup, 0, nullptr); }},
    Probe{
        "catch page faults (userfaultfd)",
        [] { return opening(static_cast<int>(::syscall(SYS_userfaultfd, O_CLOEXEC))); }
    },
    Probe{
        "watch the processor (perf_event_open)",
        [] { return call(SYS_perf_event_open, nullptr, nobody, -1, -1, 0); }
    },
    Probe{"read the kernel's keys (keyctl)", [] { return call(SYS_keyctl, 6, 0, nullptr, 0); }},
    Probe{"mount", [] { return call(SYS_mount, nullptr, nowhere, nullptr, 0, nullptr); }},
    Probe{"unmount", [] { return call(SYS_umount2, nowhere, 0); }},
    Probe{"change the root (pivot_root)", [] { return call(SYS_pivot_root, nowhere, nowhere); }},
    Probe{"change the root (chroot)", [] { return error_of(::chroot(nowhere)); }},
    Probe{"leave its namespaces (unshare)", [] { return call(SYS_unshare, 0xFFFFFFFFUL); }},
    Probe{"enter a namespace (setns)", [] { return call(SYS_setns, -1, 0); }},
    Probe{"start a process in a new namespace (clone)", new_namespace},
    Probe{"load a kernel module", [] { return call(SYS_finit_module, -1, "", 0); }},
    Probe{"load another kernel", [] { return call(SYS_kexec_load, 0, 17, nullptr, 0xFFFFFFFFUL); }},
    Probe{"set the clock", [] { return call(SYS_clock_settime, -1, nullptr); }},
    Probe{"open a file by its handle", [] { return call(SYS_open_by_handle_at, -1, nullptr, 0); }},
    Probe{"become another user", [] { return call(SYS_setuid, ::geteuid()); }},
    Probe{"map memory to write and execute", [] { return mapping(PROT_READ | PROT_WRITE | PROT_EXEC); }},
    Probe{"execute what was written", making_code_of_data},
};

} // namespace

std::span<Probe const> probes()
{
    return table;
}

bool is_refusal(int error)
{
    return error == EPERM || error == EACCES;
}

} // namespace etimbre::sandbox
// NOLINTEND(cppcoreguidelines-pro-type-vararg)
