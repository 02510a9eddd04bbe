#pragma once

#include "adapters/settlement/reader.hpp"
#include "adapters/settlement/text_lines.hpp"

#include <string>

namespace etimbre::adapters::settlement {

/// SWIFT MT940, with or without the blocks around it, and as many messages in a file as there are. A message
/// is one page of a statement: :28C: numbers both.
class Mt940Reader final : public Reader {
public:
    /// `sink` must outlive the reader.
    explicit Mt940Reader(domain::settlement::Sink& sink) : sink_{sink} {}

    std::optional<Fault> read(std::string_view bytes) override;
    std::optional<Fault> finish() override;

private:
    Objection take_line(std::string_view line);
    /// A field with the lines that continue it.
    Objection take_field();
    Objection begin_statement(std::string_view reference);
    Objection take_number(std::string_view text);
    Objection take_opening(std::string_view text);
    Objection take_closing(std::string_view text, bool is_last);
    Objection take_entry(std::string_view text);
    Objection take_entry_references(std::string_view text);
    Objection say_statement(std::chrono::sys_days day);
    Objection hand_on_entry();
    Objection end_statement();
    Fault fault(core::Literal what) const;

    domain::settlement::Sink& sink_;
    TextLines lines_{2048};
    std::string tag_;   ///< of the field under way, "61"
    std::string field_; ///< its text, lines divided by LF
    std::uint64_t field_line_ = 0;
    std::string opening_tag_; ///< where the head of the statement ended
    std::uint64_t opening_line_ = 0;
    bool message_said_ = false;
    bool in_statement_ = false;
    bool statement_said_ = false;
    domain::settlement::StatementHead head_;
    domain::settlement::StatementEnd end_;
    std::optional<domain::settlement::Entry> entry_; ///< held for the :86: that may follow
};

} // namespace etimbre::adapters::settlement
