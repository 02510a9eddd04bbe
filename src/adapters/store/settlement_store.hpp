#pragma once

#include "app/settlement/ports.hpp"

#include <soci/soci.h>

#include <memory>

namespace etimbre::adapters::store {

/// Files of acquirer and bank. Its statements are prepared when it is asked for the first time, since most
/// sessions never do.
class SqlSettlementStore final : public app::settlement::FileStore {
public:
    /// `session` must outlive it.
    explicit SqlSettlementStore(soci::session& session);
    ~SqlSettlementStore() override;

    bool receive(app::settlement::File const& file) override;
    bool receive_again(app::settlement::File const& file) override;
    std::optional<app::settlement::File> find(std::string_view sha) override;
    std::vector<app::settlement::File> list(app::settlement::Listing const& listing) override;
    std::vector<std::pair<app::settlement::State, std::int64_t>> counts() override;
    int chunks(std::string_view sha) override;
    bool lay_out(std::string_view sha, app::settlement::Chunk const& chunk, core::Instant at) override;
    bool parse(std::string_view sha, app::settlement::Summary const& summary) override;
    bool publish(std::string_view sha, core::Instant at) override;
    bool reject(
        std::string_view sha,
        app::settlement::Summary const& seen,
        app::settlement::Error const& error,
        core::Instant at
    ) override;
    bool supersede(std::string_view sha, std::string_view by) override;
    std::vector<app::settlement::StatementName> names(std::string_view sha) override;
    std::vector<app::settlement::StatementView> statements(std::string_view sha, std::size_t most) override;
    std::optional<app::settlement::InForce> in_force(std::string_view identity) override;
    bool revise(
        std::string_view sha, app::settlement::StatementName const& statement, int revision, core::Instant at
    ) override;
    bool is_in_force(std::string_view sha) override;
    bool sweep(std::string_view sha, std::int64_t most) override;

private:
    struct Statements;

    Statements& prepared();

    soci::session& session_;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
