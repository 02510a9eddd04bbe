#include "domain/webhook/message.hpp"

#include "domain/feed/data.hpp"

#include <utility>

namespace etimbre::domain::webhook {
namespace {

constexpr std::int64_t version_of_data = 1;

std::string envelope(std::string_view type, core::Instant at, std::string_view data)
{
    std::string out = R"({"type":)";
    feed::append_text(out, type);
    out += R"(,"timestamp":")" + core::to_rfc3339(at) + R"(","data":)";
    return out.append(data).append("}");
}

} // namespace

std::string message_id(feed::Entry const& entry)
{
    constexpr std::size_t length = 40;
    return "evt_" + entry.hash.substr(0, length);
}

std::string payload(feed::Entry const& entry, std::string_view href)
{
    feed::Data data;
    data.text("id", std::string_view{entry.event.id}).number("version", version_of_data);
    data.text("href", href).number("feed_seq", entry.seq);
    return envelope(
        feed::word_in(entry.event.id), core::instant_of_micros(entry.event.at_us), std::move(data).take()
    );
}

std::string ping_payload(core::Instant now)
{
    return envelope("webhook.ping", now, "{}");
}

std::string signed_text(std::string_view id, std::int64_t unix_seconds, std::string_view body)
{
    std::string text{id};
    return text.append(".").append(std::to_string(unix_seconds)).append(".").append(body);
}

std::string signature_word(core::ByteView signature)
{
    return "v1a," + core::to_base64(signature);
}

std::string public_key_text(core::ByteView key)
{
    return "whpk_" + core::to_base64(key);
}

} // namespace etimbre::domain::webhook
