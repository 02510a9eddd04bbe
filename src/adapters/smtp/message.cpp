#include "adapters/smtp/message.hpp"

#include "adapters/smtp/address.hpp"
#include "adapters/smtp/header.hpp"
#include "core/bytes.hpp"

#include <cstddef>

namespace etimbre::adapters::smtp {
namespace {

constexpr std::size_t base64_columns = 76;

/// A boundary that no line of ours can be: what is in Base64 has no "=" before its end, and our words no
/// "=_".
std::string boundary(app::notice::NoticeId const& id, std::string_view part)
{
    return "=_" + id.value + '_' + std::string{part};
}

std::string opened(std::string_view at)
{
    return "--" + std::string{at} + "\r\n";
}

std::string closed(std::string_view at)
{
    return "--" + std::string{at} + "--\r\n";
}

std::string multipart(std::string_view kind, std::string_view at)
{
    return "Content-Type: multipart/" + std::string{kind} + ";\r\n boundary=\"" + std::string{at} + "\"\r\n";
}

std::string words_part(std::string_view media_type, std::string_view language, std::string_view words)
{
    return field("Content-Type", std::string{media_type} + "; charset=utf-8") +
           field("Content-Language", language) + field("Content-Transfer-Encoding", "8bit") + "\r\n" +
           mail_lines(words);
}

std::string attached(app::notice::Attachment const& file)
{
    auto part = field("Content-Type", file.media_type) + field("Content-Transfer-Encoding", "base64") +
                field("Content-Disposition", "attachment; filename=\"" + file.file_name + '"') + "\r\n";
    auto const base64 = core::to_base64(core::as_bytes(file.bytes));
    for (std::size_t at = 0; at < base64.size(); at += base64_columns)
        part.append(base64, at, base64_columns).append("\r\n");
    return part;
}

std::string head(
    Sender const& sender,
    app::notice::NoticeId const& id,
    app::notice::Letter const& letter,
    core::Instant now
)
{
    auto lines = field("Date", date_of(now)) +
                 text_field("From", letter.sender_name, '<' + sender.address + '>') +
                 field("To", '<' + letter.to + '>') + text_field("Subject", letter.subject) +
                 field("Message-ID", '<' + id.value + '@' + domain_of(sender.address) + '>');
    if (!sender.reply_to.empty()) lines += field("Reply-To", '<' + sender.reply_to + '>');
    return lines + field("Auto-Submitted", "auto-generated") + field("MIME-Version", "1.0") +
           field("Content-Language", core::tag_of(letter.language));
}

/// Where a line of at most `most` octets ends: after a space, or before a whole character.
std::size_t break_in(std::string_view line, std::size_t most)
{
    if (line.size() <= most) return line.size();
    if (auto const space = line.rfind(' ', most - 1); space != std::string_view::npos && space > 0)
        return space + 1;
    auto end = most;
    while (end > 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    return end;
}

} // namespace

std::string mail_lines(std::string_view text, std::size_t most)
{
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    while (!text.empty()) {
        auto const end = text.find_first_of("\r\n");
        auto line = text.substr(0, end);
        while (!line.empty()) {
            auto const length = break_in(line, most);
            out.append(line.substr(0, length)).append("\r\n");
            line.remove_prefix(length);
        }
        if (end == 0) out += "\r\n";
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return out;
}

std::string message_of(
    Sender const& sender,
    app::notice::NoticeId const& id,
    app::notice::Letter const& letter,
    core::Instant now
)
{
    auto const whole = boundary(id, "whole");
    auto const words = boundary(id, "words");
    auto const language = core::tag_of(letter.language);
    auto message = head(sender, id, letter, now) + multipart("mixed", whole) + "\r\n" + opened(whole) +
                   multipart("alternative", words) + "\r\n" + opened(words) +
                   words_part("text/plain", language, letter.text) + opened(words) +
                   words_part("text/html", language, letter.html) + closed(words);
    for (auto const& file : letter.attachments) message += opened(whole) + attached(file);
    return message + closed(whole);
}

} // namespace etimbre::adapters::smtp
