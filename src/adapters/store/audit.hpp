#pragma once

#include "app/stamp/check_log.hpp"

#include <soci/soci.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::store {

/// One row that breaks one rule.
struct Finding {
    std::string rule;     ///< "I5-gap"
    std::string sentence; ///< what should be true
    std::string row;      ///< the key of the row, never its content
};

struct AuditReport {
    std::size_t rules = 0;
    std::size_t leaves = 0;
    std::vector<Finding> findings;
};

/// Runs every invariant and reads the whole log against the stamps, in one read transaction, so that the
/// service may go on writing meanwhile. @param keys  every stamp key that a trust list ever named.
AuditReport
audit(soci::session& session, core::Sha256 sha256, std::vector<domain::stamp::TrustedKey> const& keys);

} // namespace etimbre::adapters::store
