#pragma once

#include "raw/feed_rows.hpp"
#include "raw/redemption_rows.hpp"

namespace etimbre::bench {

/// The rows that the service writes from the acquirer's callback to the issued stamp, in one go.
class PaymentRows final : public Rows {
public:
    PaymentRows(sqlite3* database, std::size_t skip, std::size_t count);

    void write(std::size_t unit) override;
    std::size_t units() const override { return waiting_.size(); }

private:
    struct Waiting {
        std::string payment;
        std::string order;
        std::string oid;
        std::string number;
    };
    void approve(Waiting const& waiting);
    void move(Waiting const& waiting, std::int64_t seq, std::string_view from, std::string_view to);
    void settle_job(Waiting const& waiting);
    void pay(Waiting const& waiting);
    void issue(Waiting const& waiting);
    void note(Waiting const& waiting);

    std::vector<Waiting> waiting_;
    std::int64_t index_;
    std::int64_t total_;
    Sql callback_;
    Sql advance_;
    Sql advance_named_;
    Sql transition_;
    Sql job_due_;
    Sql job_done_;
    Sql free_place_;
    Sql paid_;
    Sql transfer_;
    Sql stamp_;
    Sql leaf_;
    Sql head_;
    Sql sum_;
    FeedRows feed_;
};

} // namespace etimbre::bench
