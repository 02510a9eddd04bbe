#pragma once

#include "app/closing/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlClosedDays final : public app::closing::ClosedDays {
public:
    explicit SqlClosedDays(soci::session& session);
    ~SqlClosedDays() override;

    bool insert(app::closing::Statement const& statement) override;
    std::optional<app::closing::Statement> find(std::chrono::sys_days day) override;
    std::optional<app::closing::Statement> latest(core::Instant over_at) override;
    bool feed_is_behind(core::Instant moment) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
