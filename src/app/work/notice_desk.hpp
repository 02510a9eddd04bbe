#pragma once

#include "app/notice/owe_notice.hpp"
#include "app/pay/ports.hpp"

namespace etimbre::app::work {

/// Where payments meet mail: fulfils the port of app/pay with the use case of app/notice, in one transaction.
class NoticeDesk final : public pay::Notices {
public:
    /// The books must outlive the desk.
    NoticeDesk(notice::Books books, core::Sha256 sha256) : books_{books}, sha256_{sha256} {}

    void stamps_ready(core::OrderId const& order, core::Instant now) override
    {
        notice::owe_notice(books_, {order, domain::notice::Event::stamps_ready, 0}, sha256_, now);
    }

private:
    notice::Books books_;
    core::Sha256 sha256_;
};

} // namespace etimbre::app::work
