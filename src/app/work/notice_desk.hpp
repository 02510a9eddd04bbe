#pragma once

#include "app/notice/owe_notice.hpp"
#include "app/work/payer_notices.hpp"

namespace etimbre::app::work {

/// Where payments and refunds meet mail: fulfils their ports with the use case of app/notice, in one
/// transaction.
class NoticeDesk final : public PayerNotices {
public:
    /// The books must outlive the desk.
    NoticeDesk(notice::Books books, core::Sha256 sha256) : books_{books}, sha256_{sha256} {}

    void stamps_ready(core::OrderId const& order, core::Instant now) override;
    /// Nothing is said of steps between the first and the last, nor where no money was due.
    void refund_moved(refund::Refund const& refund, core::Instant now) override;

private:
    notice::Books books_;
    core::Sha256 sha256_;
};

} // namespace etimbre::app::work
