#pragma once

#include "adapters/est3dgate/hash.hpp"
#include "app/pay/ports.hpp"
#include "core/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace etimbre::adapters::est3dgate {

/// What a callback, or the browser's return, said, once its hash was found good.
struct Notice {
    app::pay::Callback
        callback; ///< `return_code` is empty when ProcReturnCode is missing: a refusal, still open
    std::string client_id;
    std::string host_ref_num;
};

/// Reads a callback or browser return of the acquirer.
///
/// Authentic if the hash over the values as posted, or over the values decoded as `decoded_value` does it, is
/// the one posted; the values read are those that matched. The amount is left empty when it is missing,
/// unreadable, not above zero, or not in currency 504.
///
/// Refuses `hash_mismatch` (no hash field, several, or a wrong one) and `acquirer_answer` (no `oid`, a field
/// that we read posted twice, or a `ReturnOid` that names another order).
core::Result<Notice>
read_notice(FormFields const& posted, std::string_view store_key, std::span<std::string const> excluded = {});

} // namespace etimbre::adapters::est3dgate
