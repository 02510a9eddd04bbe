#include "domain/refund/policy.hpp"

namespace etimbre::domain::refund {

core::Result<Share> share_of(core::Money price, Policy const& policy)
{
    if (price.minor() == 0) return whole(price);
    auto const thousandfold = core::multiply(price, policy.fee_per_mille);
    if (!thousandfold) return std::unexpected{thousandfold.error()};
    auto const fee = policy.fee_minor + (thousandfold->minor() / 1000);
    if (fee >= price.minor())
        return core::refuse(
            core::Reason::not_refundable, "The fee for taking this stamp back is as much as it cost."
        );
    auto const currency = price.currency();
    return Share{core::Money::of_minor(price.minor() - fee, currency), core::Money::of_minor(fee, currency)};
}

Share whole(core::Money price)
{
    return {price, core::Money::of_minor(0, price.currency())};
}

core::Result<void> within_window(core::Instant issued, Policy const& policy, core::Instant now)
{
    if (now < issued + policy.window) return {};
    return core::refuse(
        core::Reason::refund_window, "The time in which this stamp could be given back is over."
    );
}

} // namespace etimbre::domain::refund
