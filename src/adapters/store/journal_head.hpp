#pragma once

#include "domain/journal/record.hpp"

#include <soci/soci.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::store {

/// Where the database says that a stream stands.
class JournalHead {
public:
    explicit JournalHead(soci::session& session);
    ~JournalHead();
    JournalHead(JournalHead const&) = delete;
    JournalHead& operator=(JournalHead const&) = delete;

    std::optional<domain::journal::Position> find(std::string_view stream);
    /// A stream that has written nothing yet. Does nothing where it is known.
    void begin(std::string_view stream);
    /// False when the stream does not stand at `from`: somebody else wrote it.
    bool
    move(std::string_view stream, domain::journal::Position const& from, domain::journal::Position const& to);

    struct Stand {
        std::string stream;
        std::int64_t seq;
    };
    /// Every stream that the database knows.
    std::vector<Stand> all();

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
