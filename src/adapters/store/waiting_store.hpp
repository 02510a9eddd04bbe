#pragma once

#include "app/reconcile/waiting.hpp"

#include <soci/soci.h>

#include <memory>

namespace etimbre::adapters::store {

/// What waits in the queue of exceptions, and which files wait to be matched.
class SqlWaitingStore final : public app::reconcile::WaitingStore {
public:
    /// `session` must outlive it.
    explicit SqlWaitingStore(soci::session& session);
    ~SqlWaitingStore() override;
    SqlWaitingStore(SqlWaitingStore const&) = delete;
    SqlWaitingStore& operator=(SqlWaitingStore const&) = delete;

    app::reconcile::Waiting read() override;
    std::vector<app::reconcile::WaitingCode> of_file(std::string_view sha) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
