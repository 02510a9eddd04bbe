#pragma once

#include "app/notice/ports.hpp"

#include <string>
#include <string_view>

namespace etimbre::adapters::smtp {

/// Who writes.
struct Sender {
    std::string address;  ///< of the envelope and of From
    std::string reply_to; ///< empty: nobody reads answers
};

/// The whole message as it goes over the line (RFC 5322, MIME by RFC 2045): text and HTML as alternatives in
/// 8-bit UTF-8, then the attachments; no line longer than 998 octets. The same arguments give the same bytes.
/// Throws HeaderFailure for words that cannot stand in a field.
std::string message_of(
    Sender const& sender,
    app::notice::NoticeId const& id,
    app::notice::Letter const& letter,
    core::Instant now
);

/// The text with "\r\n" at the end of every line, and lines longer than `most` octets broken at a space, else
/// between two characters.
std::string mail_lines(std::string_view text, std::size_t most = 990);

} // namespace etimbre::adapters::smtp
