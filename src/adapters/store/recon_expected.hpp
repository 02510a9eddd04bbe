#pragma once

#include "app/reconcile/records.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// Lines of one file.
struct LineRange {
    std::string file;
    std::int64_t after;
    std::int64_t last;

    friend bool operator==(LineRange const&, LineRange const&) = default;
};

/// What kinds of lines there are among some, and whether any of them has a reference of the acquirer's.
struct LineKinds {
    std::set<std::string, std::less<>> kinds;
    bool by_reference = false;
};

/// What our books and other lines hold that lines may be about, each with what was told of it before: a few
/// joins for all lines of a chunk.
class ReconExpected {
public:
    explicit ReconExpected(soci::session& session);
    ~ReconExpected();
    ReconExpected(ReconExpected const&) = delete;
    ReconExpected& operator=(ReconExpected const&) = delete;

    /// What they name, by either reference.
    std::vector<app::reconcile::recon::Expectation> of(LineRange const& lines);
    /// The same, for who knows what kinds of lines there are.
    std::vector<app::reconcile::recon::Expectation> of(LineRange const& lines, LineKinds const& kinds);
    /// Captured payments of that acquirer and authorisation code that no line is matched to.
    std::vector<app::reconcile::recon::Expectation>
    described(std::string_view acquirer, std::string_view auth_code);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
