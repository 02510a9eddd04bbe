#include "domain/notice/notice.hpp"

#include <cstddef>

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

} // namespace etimbre::domain::notice
