#pragma once

#include "domain/feed/event.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// Where the stores of a session note what happened, in the transaction of the fact's own row. A gathered
/// commit writes what its units noted as one row, or a few; outside of one, each event is a row at once.
class EventNotes {
public:
    explicit EventNotes(soci::session& session);
    ~EventNotes();
    EventNotes(EventNotes const&) = delete;
    EventNotes& operator=(EventNotes const&) = delete;

    void note(domain::feed::Event event);

    /// From here on events wait for `write`.
    void gather();
    void begin_unit() { unit_ = gathered_.size(); }
    /// The unit is undone, and with it what it noted.
    void take_back_unit() { gathered_.resize(unit_); }
    /// Before COMMIT: writes what was gathered, and gathers no more. Throws StoreFailure.
    void write();
    /// The transaction was rolled back.
    void drop();

private:
    struct Statements;
    void put(std::string lines, std::int64_t at_us);

    std::unique_ptr<Statements> statements_;
    std::string writer_; ///< nobody else's, for it is drawn; with a count it is the key of a row
    std::int64_t n_ = 0;
    bool gathering_ = false;
    std::vector<domain::feed::Noted> gathered_;
    std::size_t unit_ = 0;
};

} // namespace etimbre::adapters::store
