#pragma once

#include "http/api/order_view.hpp"
#include "letters/letter.hpp"
#include "office.hpp"

namespace etimbre::letters {

/// A bought stamp, and the mails about it.
class Posted : public testing::Test {
protected:
    http::api::OrderView view(std::string const& order)
    {
        return app::work::run_and_wait<http::api::OrderView>(office_.read(), [&](app::work::Unit& unit) {
            return http::api::read_order(unit, core::OrderId{order}, office_.desk().clock()).value();
        });
    }
    app::notice::Letter letter(
        std::string const& order,
        domain::notice::Event event = domain::notice::Event::stamps_ready,
        std::size_t most_attachments = 10
    )
    {
        return letter_of(office_.desk(), view(order), event, most_attachments);
    }

    http::api::Office office_;
};

} // namespace etimbre::letters
