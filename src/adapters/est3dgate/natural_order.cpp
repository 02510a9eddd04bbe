#include "adapters/est3dgate/natural_order.hpp"

namespace etimbre::adapters::est3dgate {

namespace {

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr unsigned char upper(char c)
{
    return static_cast<unsigned char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

/// A place in a name. Past its end stands NUL, which sorts before every character.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_{text} {}

    bool at_end() const { return rest_.empty(); }
    char here() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool on_digit() const { return is_digit(here()); }
    void advance()
    {
        if (!rest_.empty()) rest_.remove_prefix(1);
    }
    void skip_spaces()
    {
        while (is_space(here())) advance();
    }
    void skip_leading_zeros()
    {
        while (rest_.size() > 1 && rest_[0] == '0' && is_digit(rest_[1])) advance();
    }

private:
    std::string_view rest_;
};

/// Whole numbers: the longer run is greater; of equal length, the first digit that differs decides.
std::weak_ordering compare_numbers(Cursor& left, Cursor& right)
{
    auto first_difference = std::weak_ordering::equivalent;
    while (left.on_digit() && right.on_digit()) {
        if (first_difference == 0) first_difference = left.here() <=> right.here();
        left.advance();
        right.advance();
    }
    if (left.on_digit()) return std::weak_ordering::greater;
    if (right.on_digit()) return std::weak_ordering::less;
    return first_difference;
}

/// Fractions: the first digit that differs decides; of equal digits, the longer run is greater.
std::weak_ordering compare_fractions(Cursor& left, Cursor& right)
{
    while (left.on_digit() && right.on_digit()) {
        if (left.here() != right.here()) return left.here() <=> right.here();
        left.advance();
        right.advance();
    }
    return left.on_digit() <=> right.on_digit();
}

std::weak_ordering compare_digit_runs(Cursor& left, Cursor& right)
{
    bool const fraction = left.here() == '0' || right.here() == '0';
    return fraction ? compare_fractions(left, right) : compare_numbers(left, right);
}

} // namespace

std::weak_ordering natural_order(std::string_view left_text, std::string_view right_text)
{
    Cursor left{left_text};
    Cursor right{right_text};
    left.skip_leading_zeros();
    right.skip_leading_zeros();
    while (!left.at_end() && !right.at_end()) {
        left.skip_spaces();
        right.skip_spaces();
        if (left.on_digit() && right.on_digit()) {
            if (auto const order = compare_digit_runs(left, right); order != 0) return order;
            if (left.at_end() || right.at_end()) break;
        }
        if (auto const order = upper(left.here()) <=> upper(right.here()); order != 0) return order;
        left.advance();
        right.advance();
    }
    // True sorts after false: the name that still has characters is the greater.
    return !left.at_end() <=> !right.at_end();
}

} // namespace etimbre::adapters::est3dgate
