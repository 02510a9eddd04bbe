#pragma once

#include "app/reconcile/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlReconFiles final : public app::reconcile::FileStore {
public:
    explicit SqlReconFiles(soci::session& session);
    ~SqlReconFiles() override;

    /// A file that takes over from another waits until that one is matched to its end.
    std::vector<std::string> unfinished(std::size_t most) override;
    std::optional<app::reconcile::Progress> progress(std::string_view file) override;
    bool begin(std::string_view file, core::Instant at) override;
    void move(app::reconcile::Progress const& from, app::reconcile::Progress const& to) override;
    void count_lines(std::string_view file, app::reconcile::Count const& more) override;
    void count_entries(std::string_view file, app::reconcile::Count const& more) override;

private:
    void take_over(std::string const& file, std::string const& from_those_before);

    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
