#include "adapters/settlement/csv_records.hpp"

#include <utility>

namespace etimbre::adapters::settlement {
namespace {

constexpr std::size_t longest_record = 16'384; // bytes
constexpr std::size_t most_cells = 200;
constexpr std::string_view byte_order_mark{"\xEF\xBB\xBF"};

} // namespace

bool CsvRecords::take(std::string_view& piece)
{
    while (!piece.empty() && !wrong_) {
        auto const c = piece.front();
        piece.remove_prefix(1);
        if (!began_ && bom_seen_ < byte_order_mark.size() && c == byte_order_mark[bom_seen_]) {
            ++bom_seen_;
            continue;
        }
        began_ = true;
        if (take(c)) return true;
    }
    return false;
}

bool CsvRecords::take(char c)
{
    if (state_ == State::start_of_record) {
        open_line_ = newlines_ + 1;
        if (c == '\n') {
            ++newlines_;
            return false;
        }
        if (c == '\r') return false;
        state_ = State::start_of_cell;
    }
    if (c == '\n') ++newlines_;
    if (state_ == State::quoted) {
        if (c == '"')
            state_ = State::after_quote;
        else
            keep(c);
        return false;
    }
    return take_unquoted(c);
}

bool CsvRecords::take_unquoted(char c)
{
    if (c == delimiter_) {
        end_cell();
        state_ = State::start_of_cell;
        return false;
    }
    if (c == '\n') return end_record();
    if (c == '\r') return false;
    if (c == '"') {
        if (state_ == State::plain) {
            wrong_ = "a quote in the middle of a cell";
            return false;
        }
        if (state_ == State::after_quote) keep(c);
        state_ = State::quoted;
        return false;
    }
    if (state_ == State::after_quote) {
        wrong_ = "text behind the quote that ends a cell";
        return false;
    }
    state_ = State::plain;
    keep(c);
    return false;
}

void CsvRecords::keep(char c)
{
    if (++record_bytes_ > longest_record) wrong_ = "a record of more than 16384 bytes";
    cell_ += c;
}

void CsvRecords::end_cell()
{
    if (open_.size() == most_cells) wrong_ = "a record of more than 200 cells";
    open_.push_back(std::exchange(cell_, {}));
}

bool CsvRecords::end_record()
{
    end_cell();
    cells_ = std::exchange(open_, {});
    line_ = open_line_;
    record_bytes_ = 0;
    state_ = State::start_of_record;
    return !wrong_;
}

bool CsvRecords::take_rest()
{
    if (state_ == State::quoted) {
        wrong_ = "the file ends within quotes";
        return false;
    }
    return !wrong_ && state_ != State::start_of_record && end_record();
}

} // namespace etimbre::adapters::settlement
