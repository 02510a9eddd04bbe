#pragma once

#include "app/pay/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class Notes;

class SqlQuoteStore final : public app::pay::QuoteStore {
public:
    /// What is written is noted in `notes`, which outlives the store.
    explicit SqlQuoteStore(soci::session& session, Notes* notes = nullptr);
    ~SqlQuoteStore() override;

    void insert(app::pay::StoredQuote const& quote) override;
    std::optional<app::pay::StoredQuote> find(core::QuoteId const& id) override;
    /// Notes a quote that is taken up; most never are.
    void note(core::QuoteId const& id);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
    Notes* notes_;
};

} // namespace etimbre::adapters::store
