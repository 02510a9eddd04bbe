#pragma once

#include "app/reconcile/records.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// Lines that stand in the queue, undecided.
class ReconOpenLines {
public:
    explicit ReconOpenLines(soci::session& session);
    ~ReconOpenLines();
    ReconOpenLines(ReconOpenLines const&) = delete;
    ReconOpenLines& operator=(ReconOpenLines const&) = delete;

    /// Late or tied to nothing, after that line of that file.
    std::vector<app::reconcile::OpenLine> after(std::string_view file, std::int64_t line, std::size_t most);
    /// Unknown sales whose authorisation code comes after that one, in the order of the codes.
    std::vector<app::reconcile::OpenLine> described_after(std::string_view code, std::size_t most);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
