#include "commands/surroundings.hpp"

#include <openssl/asn1.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <system_error>

namespace etimbre::commands {
namespace {

namespace fs = std::filesystem;

std::int64_t size_of(fs::path const& file)
{
    std::error_code none;
    auto const size = fs::file_size(file, none);
    return none ? 0 : static_cast<std::int64_t>(size);
}

std::int64_t resident_bytes()
{
    std::ifstream pages{"/proc/self/statm"};
    std::int64_t all = 0;
    std::int64_t resident = 0;
    pages >> all >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

std::int64_t open_files()
{
    std::error_code none;
    std::int64_t count = 0;
    for (fs::directory_iterator each{"/proc/self/fd", none}, end; !none && each != end; each.increment(none))
        ++count;
    return count > 0 ? count - 1 : 0; // one of them is this very look
}

std::int64_t most_open_files()
{
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? static_cast<std::int64_t>(limit.rlim_cur) : 0;
}

} // namespace

std::int64_t end_of_certificate(fs::path const& file)
{
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const open{std::fopen(file.c_str(), "re"), std::fclose};
    if (!open) return 0;
    std::unique_ptr<X509, void (*)(X509*)> const certificate{
        PEM_read_X509(open.get(), nullptr, nullptr, nullptr), X509_free
    };
    std::tm end{};
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1) return 0;
    return ::timegm(&end);
}

Surroundings::Surroundings(
    telemetry::Metrics& metrics, fs::path database, std::vector<Certificate> const& certificates
)
    : database_{std::move(database)},
      memory_{metrics.gauge("process_resident_memory_bytes", "Memory in use.")},
      open_files_{metrics.gauge("process_open_fds", "Open files and connections.")},
      most_open_files_{metrics.gauge("process_max_fds", "How many there may be.")},
      database_bytes_{metrics.gauge("etimbre_database_bytes", "Size of the database file.")},
      wal_bytes_{metrics.gauge("etimbre_database_wal_bytes", "Size of its write-ahead log.")},
      disk_free_{metrics.gauge("etimbre_disk_free_bytes", "Room on the database's disk.")}
{
    for (auto const& each : certificates)
        certificates_.emplace_back(
            each.file,
            &metrics.gauge(
                "etimbre_certificate_ends_timestamp_seconds",
                "When a listener's certificate ends; 0 if it cannot be read.",
                {{"listener", each.listener}}
            )
        );
}

void Surroundings::look()
{
    look_at_process();
    look_at_files();
}

void Surroundings::look_at_process()
{
    memory_.set(resident_bytes());
    open_files_.set(open_files());
    most_open_files_.set(most_open_files());
}

void Surroundings::look_at_files()
{
    std::error_code none;
    auto wal = database_;
    wal += "-wal";
    database_bytes_.set(size_of(database_));
    wal_bytes_.set(size_of(wal));
    auto const room = fs::space(database_.parent_path(), none);
    disk_free_.set(none ? 0 : static_cast<std::int64_t>(room.available));
    for (auto const& [file, gauge] : certificates_) gauge->set(end_of_certificate(file));
}

} // namespace etimbre::commands
