#include "adapters/settlement/text_lines.hpp"

namespace etimbre::adapters::settlement {

bool TextLines::take()
{
    auto const end = piece_.find('\n');
    auto const part = piece_.substr(0, end);
    if (waiting_.size() + part.size() > longest_) {
        too_long_ = true;
        ++number_;
        return false;
    }
    waiting_ += part;
    if (end == std::string_view::npos) {
        piece_ = {};
        return false;
    }
    piece_.remove_prefix(end + 1);
    end_line();
    return true;
}

bool TextLines::take_rest()
{
    if (waiting_.empty()) return false;
    end_line();
    return true;
}

void TextLines::end_line()
{
    line_.swap(waiting_);
    waiting_.clear();
    if (line_.ends_with('\r')) line_.pop_back();
    ++number_;
}

} // namespace etimbre::adapters::settlement
