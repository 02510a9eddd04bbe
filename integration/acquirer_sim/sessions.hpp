#pragma once

#include "acquirer_sim/merchant_form.hpp"
#include "core/instant.hpp"

#include <map>
#include <mutex>
#include <string>

namespace etimbre::acquirer_sim {

/// When each attempt's card page was first shown. A page open for longer than the merchant's form allows
/// takes no card any more. Forgotten when the program ends, as the gateway's sessions are.
class Sessions {
public:
    void begin(MerchantForm const& form, core::Instant now);
    bool is_over(MerchantForm const& form, core::Instant now) const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, core::Instant> shown_at_;
};

} // namespace etimbre::acquirer_sim
