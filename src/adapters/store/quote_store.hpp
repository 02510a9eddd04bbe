#pragma once

#include "app/pay/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlQuoteStore final : public app::pay::QuoteStore {
public:
    explicit SqlQuoteStore(soci::session& session);
    ~SqlQuoteStore() override;

    void insert(app::pay::StoredQuote const& quote) override;
    std::optional<app::pay::StoredQuote> find(core::QuoteId const& id) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
