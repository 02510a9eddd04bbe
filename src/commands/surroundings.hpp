#pragma once

#include "telemetry/metrics.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::commands {

/// What the service stands on, as measures: its process, the files of its database, the disk, and when the
/// certificates of its listeners end. For one thread at a time.
class Surroundings {
public:
    struct Certificate {
        std::string listener;
        std::filesystem::path file;
    };

    /// `metrics` must outlive this object.
    Surroundings(
        telemetry::Metrics& metrics,
        std::filesystem::path database,
        std::vector<Certificate> const& certificates
    );

    /// Looks again. What cannot be read is shown as 0.
    void look();

private:
    void look_at_process();
    void look_at_files();

    std::filesystem::path database_;
    std::vector<std::pair<std::filesystem::path, telemetry::Gauge*>> certificates_;
    telemetry::Gauge& memory_;
    telemetry::Gauge& open_files_;
    telemetry::Gauge& most_open_files_;
    telemetry::Gauge& database_bytes_;
    telemetry::Gauge& wal_bytes_;
    telemetry::Gauge& disk_free_;
};

/// When the first certificate of a PEM file ends, in Unix seconds; 0 where there is none to read.
std::int64_t end_of_certificate(std::filesystem::path const& file);

} // namespace etimbre::commands
