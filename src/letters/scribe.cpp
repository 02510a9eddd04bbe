#include "letters/scribe.hpp"

#include "http/api/order_view.hpp"
#include "letters/letter.hpp"
#include "letters/refund_letter.hpp"

namespace etimbre::letters {

std::optional<app::notice::Letter> OrderScribe::write(app::notice::Notice const& notice) const
{
    using View = std::optional<http::api::OrderView>;
    auto const view =
        app::work::run_and_wait<View>(desk_.read, [&, now = desk_.clock()](app::work::Unit& unit) {
            return http::api::read_order(unit, notice.order, now);
        });
    if (!view) return std::nullopt;
    if (is_about_a_refund(notice.event)) return refund_letter_of(desk_, *view, notice);
    return letter_of(desk_, *view, notice.event, most_attachments_);
}

} // namespace etimbre::letters
