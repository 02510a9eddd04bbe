#pragma once

#include "app/stamp/ports.hpp"
#include "core/bytes.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace etimbre::app::stamp {

/// One stamp to make: its number was drawn with the order.
struct StampToIssue {
    int unit = 0;
    std::string number;
    std::string service;
    core::Money receipt;
    core::Money chancery;
    core::Money service_part;
    std::optional<std::array<std::uint8_t, 2>> holder;
};

struct IssueTerms {
    std::string issuer; ///< ISO 3166-1 alpha-2
    std::chrono::seconds validity;
    Signer const& signer;
    core::Sha256 sha256;
};

struct IssueRequest {
    core::OrderId order;
    std::string mission;
    std::span<StampToIssue const> stamps;
    std::string transaction; ///< the ledger transaction that paid for them
};

/// Writes the rows, log leaves and ledger transfers of the stamps, in the caller's transaction. Nothing is
/// signed here: the text is made from the committed row (`text_of`), so no stamp exists without its leaf and
/// a crash signs the same bytes again. Throws std::runtime_error when a stamp cannot be made (amount over 32
/// bits, log full, no key): nothing remains.
void issue_stamps(Books& books, IssueTerms const& terms, IssueRequest const& request, core::Instant now);

} // namespace etimbre::app::stamp
