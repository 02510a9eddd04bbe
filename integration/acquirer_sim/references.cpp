#include "acquirer_sim/references.hpp"

#include "core/bytes.hpp"

#include <sodium.h>

#include <chrono>

namespace etimbre::acquirer_sim {

namespace {

std::string padded(unsigned number, std::size_t width)
{
    auto text = std::to_string(number);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

} // namespace

std::string draw_digits(std::size_t count)
{
    std::string digits;
    for (std::size_t i = 0; i < count; ++i) digits += static_cast<char>('0' + randombytes_uniform(10));
    return digits;
}

std::string draw_trans_id(core::Instant now)
{
    using namespace std::chrono;
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    auto const day = floor<days>(now);
    auto const year = year_month_day{day}.year();
    auto const day_of_year = (day - sys_days{year / January / 1}).count() + 1;
    auto id =
        padded(static_cast<unsigned>(int{year} % 100), 2) + padded(static_cast<unsigned>(day_of_year), 3);
    for (int i = 0; i < 5; ++i) id += letters[randombytes_uniform(letters.size())];
    return id + draw_digits(5);
}

std::string draw_base64(std::size_t bytes)
{
    core::Bytes drawn(bytes);
    randombytes_buf(drawn.data(), drawn.size());
    return core::to_base64(drawn);
}

} // namespace etimbre::acquirer_sim
