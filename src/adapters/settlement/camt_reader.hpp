#pragma once

#include "adapters/settlement/camt_entry.hpp"
#include "adapters/settlement/reader.hpp"
#include "adapters/settlement/xml_stream.hpp"

#include <string>

namespace etimbre::adapters::settlement {

/// camt.053 and camt.054 of any version from 02 on, with or without their namespace. What a version moved is
/// read in both places; what is not read is passed over.
class CamtReader final : public Reader, private XmlStream::Listener {
public:
    /// `sink` must outlive the reader.
    explicit CamtReader(domain::settlement::Sink& sink) : sink_{sink}, entry_{sink} {}

    std::optional<Fault> read(std::string_view bytes) override { return stream_.read(bytes); }
    std::optional<Fault> finish() override;

private:
    struct Balance {
        std::string code;
        std::optional<core::Money> amount;
        int sign = 0;
        std::optional<std::chrono::sys_days> day;
    };

    Objection begin(std::string_view name, std::string_view currency, bool& wants_text) override;
    Objection end(std::string_view text) override;
    std::string path() const override { return path_.text(); }

    Objection begin_statement();
    Objection close(Leaf leaf);
    Objection close_page(Tag tag, std::string_view text);
    Objection close_statement(Tag tag, std::string_view text);
    Objection close_account(Tag tag, std::string_view text);
    Objection close_period(Tag tag, std::string_view text);
    Objection close_balance(Leaf leaf);
    Objection close_summary(Leaf leaf);
    Objection end_balance();
    Objection say_message();
    Objection say_statement();
    Objection end_statement();
    void end_summary();

    domain::settlement::Sink& sink_;
    CamtEntry entry_;
    TagPath path_;
    std::string currency_; ///< of the innermost element
    std::optional<domain::settlement::Format> format_;
    std::string message_id_;
    bool message_said_ = false;
    int group_page_ = 1;
    bool group_is_last_ = true;
    // Of the statement under way.
    domain::settlement::StatementHead head_;
    domain::settlement::StatementEnd end_;
    std::optional<core::Currency> account_currency_;
    std::optional<std::chrono::sys_days> created_;
    std::optional<std::int64_t> first_interim_;
    std::optional<std::int64_t> last_interim_;
    std::optional<std::int64_t> previous_close_;
    Balance balance_;
    int net_sign_ = 1;
    bool statement_said_ = false;
    bool in_entry_ = false;
    XmlStream stream_{*this}; ///< last: it calls the rest
};

} // namespace etimbre::adapters::settlement
