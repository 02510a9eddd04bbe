#include "domain/feed/chain.hpp"

#include "domain/feed/data.hpp"

#include <utility>

namespace etimbre::domain::feed {

std::string canonical(std::int64_t seq, Noted const& event, std::string_view prev_hash)
{
    std::string out = R"({"seq":)" + std::to_string(seq) + R"(,"type":)";
    append_text(out, word_in(event.id));
    out += R"(,"timestamp":")" + core::to_rfc3339(core::instant_of_micros(event.at_us)) + R"(","data":)";
    out.append(event.data).append(R"(,"prev_hash":)");
    append_text(out, prev_hash);
    out += '}';
    return out;
}

Entry next(Position const& before, Noted event, core::Sha256 sha256)
{
    auto const seq = before.seq + 1;
    auto hash = core::to_hex(sha256(core::as_bytes(canonical(seq, event, before.hash))));
    return {seq, std::move(event), std::move(hash)};
}

} // namespace etimbre::domain::feed
