#pragma once

#include "app/stamp/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class Notes;

class SqlLogStore final : public app::stamp::LogStore {
public:
    /// What is written is noted in `notes`, which outlives the store.
    explicit SqlLogStore(soci::session& session, Notes* notes = nullptr);
    ~SqlLogStore() override;

    Head head() override;
    void append(std::uint64_t index, core::ByteView entry, core::Hash const& leaf_hash) override;
    void advance(std::uint64_t from, Head const& to) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
    Notes* notes_;
};

} // namespace etimbre::adapters::store
