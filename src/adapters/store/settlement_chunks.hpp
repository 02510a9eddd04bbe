#pragma once

#include "app/settlement/chunk.hpp"
#include "core/instant.hpp"

#include <soci/soci.h>

#include <memory>
#include <string>
#include <string_view>

namespace etimbre::adapters::store {

/// What files are laid out into, and how it is taken away again.
class SettlementChunks {
public:
    /// `session` must outlive it.
    explicit SettlementChunks(soci::session& session);
    ~SettlementChunks();

    int count(std::string_view sha);
    /// False where that chunk is there, whose rows then are too.
    bool begin(std::string_view sha, int chunk, core::Instant at);
    void insert(std::string_view sha, app::settlement::Chunk const& chunk);
    /// Takes away up to `most` rows; false once there are none. Chunks go last: as long as one is there,
    /// something may be left.
    bool sweep(std::string_view sha, std::int64_t most);

private:
    struct Statements;

    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
