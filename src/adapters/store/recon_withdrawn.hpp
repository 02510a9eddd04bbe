#pragma once

#include "app/reconcile/records.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// Lines of the files that one took over from, and that are not in it any more.
class ReconWithdrawn {
public:
    explicit ReconWithdrawn(soci::session& session);
    ~ReconWithdrawn();
    ReconWithdrawn(ReconWithdrawn const&) = delete;
    ReconWithdrawn& operator=(ReconWithdrawn const&) = delete;

    /// The first of those files whose lines were not all looked at; empty when there is none left.
    std::string next_before(std::string_view file);
    /// Of the next `looked_at` lines of that one, and of fewer where `most` are found among them.
    std::vector<app::reconcile::NumberedLine>
    of(std::string_view file, std::int64_t looked_at, std::size_t most);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
