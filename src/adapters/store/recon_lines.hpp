#pragma once

#include "app/reconcile/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlReconLines final : public app::reconcile::LineStore {
public:
    explicit SqlReconLines(soci::session& session);
    ~SqlReconLines() override;

    std::vector<app::reconcile::NumberedLine>
    after(std::string_view file, std::int64_t line, std::size_t most) override;
    std::vector<app::reconcile::recon::Expectation>
    expected(std::string_view file, std::int64_t after, std::int64_t last) override;
    std::vector<app::reconcile::OpenLine>
    open(std::string_view after_file, std::int64_t after_line, std::size_t most) override;
    std::vector<app::reconcile::OpenLine>
    described_lines(std::string_view after_code, std::size_t most) override;
    std::vector<app::reconcile::recon::Expectation>
    described(std::string_view acquirer, std::string_view auth_code) override;
    void keep(std::span<app::reconcile::Match const> matches) override;
    void keep(app::reconcile::Chunk const& chunk) override;
    void correct(app::reconcile::Match const& match) override;
    std::optional<app::reconcile::Match> of_side(std::string_view kind, std::string_view id) override;
    std::vector<app::reconcile::NumberedLine>
    withdrawn(std::string_view file, std::int64_t looked_at, std::size_t most) override;
    /// The first of them whose lines were not all looked for.
    std::string superseded_by(std::string_view file) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
