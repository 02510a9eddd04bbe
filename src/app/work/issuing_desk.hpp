#pragma once

#include "app/pay/ports.hpp"
#include "app/stamp/issue_stamps.hpp"

namespace etimbre::app::work {

/// Where payments meet stamps: fulfils the port of app/pay with the use case of app/stamp, in one
/// transaction.
class IssuingDesk final : public pay::StampDesk {
public:
    /// Both must outlive the desk.
    IssuingDesk(stamp::Books& books, stamp::IssueTerms const& terms) : books_{books}, terms_{terms} {}

    void issue(
        pay::Order const& order,
        std::span<pay::OrderUnit const> units,
        std::string_view transaction,
        core::Instant now
    ) override;

private:
    stamp::Books& books_;
    stamp::IssueTerms const& terms_;
};

} // namespace etimbre::app::work
