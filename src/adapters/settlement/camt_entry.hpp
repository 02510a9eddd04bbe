#pragma once

#include "adapters/settlement/camt_detail.hpp"

namespace etimbre::adapters::settlement {

/// What stands in Ntry. Details of card transactions go to the sink as they come; of a movement of another
/// kind with one detail, that one only tells what the movement is about.
class CamtEntry {
public:
    explicit CamtEntry(domain::settlement::Sink& sink) : sink_{sink} {}

    void begin(std::optional<std::chrono::sys_days> statement_day);
    void open(Tag tag);
    Objection close(TagPath const& path, Leaf leaf);
    /// At the end of Ntry. Only what is booked goes to the sink; the rest is counted in `unbooked`.
    Objection finish(domain::settlement::Totals& unbooked);

    std::optional<core::Currency> currency() const;

private:
    /// Btch, and what came of it.
    struct Batch {
        std::string payment_id;
        std::string message_id;
        std::optional<std::int64_t> count;
        std::optional<core::Money> total;
        std::int64_t seen = 0;
        std::int64_t gross_minor = 0;
        std::int64_t net_minor = 0;
    };

    Objection close_entry(Tag tag, Leaf leaf);
    Objection close_date(TagPath const& path, std::string_view text);
    Objection close_batch(Tag tag, Leaf leaf);
    Objection end_detail();
    Objection end_details();
    Objection hand_on(CamtDetail const& detail, bool alone);
    Objection hand_on_own_charges();
    Objection finish_details();
    bool is_booked() const { return status_ == "BOOK"; }
    domain::settlement::Class kind() const { return domain::settlement::class_of(code_); }
    std::int64_t signed_minor() const { return sign_ * amount_->minor(); }
    std::string payout_ref() const;

    domain::settlement::Sink& sink_;
    std::optional<core::Money> amount_;
    int sign_ = 0;
    bool reversal_ = false;
    std::string status_;
    std::optional<std::chrono::sys_days> statement_day_;
    std::optional<std::chrono::sys_days> booked_;
    std::optional<std::chrono::sys_days> value_;
    std::string entry_ref_;
    std::string bank_ref_;
    domain::settlement::BankCode code_;
    std::string text_;
    CamtCharges charges_;
    Batch batch_;
    bool in_detail_ = false;
    CamtDetail detail_;
    std::optional<CamtDetail> first_; ///< held until it is known whether another comes
    std::int64_t details_ = 0;
    std::int64_t handed_on_net_ = 0;
};

} // namespace etimbre::adapters::settlement
