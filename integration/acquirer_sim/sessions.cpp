#include "acquirer_sim/sessions.hpp"

namespace etimbre::acquirer_sim {

void Sessions::begin(MerchantForm const& form, core::Instant now)
{
    std::scoped_lock const lock{mutex_};
    shown_at_.try_emplace(form.oid, now);
}

bool Sessions::is_over(MerchantForm const& form, core::Instant now) const
{
    std::scoped_lock const lock{mutex_};
    auto const shown = shown_at_.find(form.oid);
    return shown != shown_at_.end() && form.session && now - shown->second > *form.session;
}

} // namespace etimbre::acquirer_sim
