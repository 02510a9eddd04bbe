#pragma once

#include "app/refund/ports.hpp"

#include <memory>
#include <vector>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// Refunds page by page, the oldest first.
class RefundList {
public:
    explicit RefundList(soci::session& session);
    ~RefundList();
    RefundList(RefundList const&) = delete;
    RefundList& operator=(RefundList const&) = delete;

    std::vector<app::refund::Refund> page(app::refund::Listing const& listing);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
