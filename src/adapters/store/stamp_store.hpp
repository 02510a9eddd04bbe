#pragma once

#include "app/stamp/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class EventNotes;
class Notes;

class SqlStampStore final : public app::stamp::StampStore {
public:
    /// What is written is noted in `notes`, and what happened by it in `events`; both outlive the store.
    explicit SqlStampStore(soci::session& session, Notes* notes = nullptr, EventNotes* events = nullptr);
    ~SqlStampStore() override;

    void insert(app::stamp::StampRow const& stamp) override;
    std::optional<app::stamp::StampState> find(std::string_view number) override;
    std::vector<app::stamp::StampState> of_order(core::OrderId const& order) override;
    bool end(app::stamp::StampEnd const& end) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
    Notes* notes_;
    EventNotes* events_;
};

} // namespace etimbre::adapters::store
