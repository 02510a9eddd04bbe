#include "domain/notice/notice.hpp"

#include <charconv>
#include <cstddef>
#include <stdexcept>

namespace etimbre::domain::notice {

Notice new_notice(
    core::OrderId const& order, Event event, std::int64_t occasion, core::Sha256 sha256, core::Instant now
)
{
    constexpr std::size_t id_bytes = 16;
    auto const name =
        "notice\n" + order.value + '\n' + std::string{word_of(event)} + '\n' + std::to_string(occasion);
    auto const hash = sha256(core::as_bytes(name));
    return {
        .id = {core::to_hex(core::ByteView{hash}.first(id_bytes))},
        .order = order,
        .event = event,
        .occasion = occasion,
        .created_at = now,
        .changed_at = now,
    };
}

std::int64_t occasion_at(core::Instant now, std::chrono::seconds length)
{
    return core::unix_of(now) / length.count();
}

std::int64_t occasion_of(core::RefundId const& refund)
{
    constexpr std::size_t digits = 15;
    constexpr int base = 16;
    std::int64_t occasion = 0;
    auto const first = std::string_view{refund.value}.substr(0, digits);
    auto const [end, error] = std::from_chars(first.data(), first.data() + first.size(), occasion, base);
    if (error != std::errc{} || end != first.data() + digits)
        throw std::invalid_argument{"a refund's id is not one"};
    return occasion;
}

} // namespace etimbre::domain::notice
