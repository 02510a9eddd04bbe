#include "adapters/smtp/header.hpp"
#include "adapters/smtp/message.hpp"
#include "core/bytes.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::smtp {
namespace {

constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);
app::notice::NoticeId const id{std::string(32, '7')};

app::notice::Letter letter()
{
    return {
        .to = "amina@example.org",
        .language = core::Language::ar,
        .sender_name = "الطابع الإلكتروني",
        .subject = "الطابع جاهز",
        .text = "السلام عليكم\nسطر ثان\n",
        .html = "<p dir=\"rtl\">السلام</p>",
        .attachments = {{"etimbre-1.pdf", "application/pdf", std::string(200, '\x89')}},
    };
}

std::string message(app::notice::Letter const& of = letter())
{
    return message_of({"no-reply@etimbre.example", ""}, id, of, noon);
}

TEST(Message, SaysWhoWritesToWhomAndThatAProgramWroteIt)
{
    auto const written = message();
    auto const head = written.substr(0, written.find("\r\n\r\n"));
    for (auto const* const line :
         {"To: <amina@example.org>",
          "Message-ID: <77777777777777777777777777777777@etimbre.example>",
          "Auto-Submitted: auto-generated",
          "MIME-Version: 1.0",
          "Content-Language: ar",
          "<no-reply@etimbre.example>"})
        EXPECT_TRUE(head.contains(line)) << line;
    EXPECT_FALSE(head.contains("Reply-To"));
    EXPECT_TRUE(message_of({"a@b", "help@b"}, id, letter(), noon).contains("Reply-To: <help@b>\r\n"));
}

TEST(Message, TheSameLetterIsTheSameBytes)
{
    EXPECT_EQ(message(), message());
}

TEST(Message, NoLineIsLongerThanMailAllowsAndEveryLineEndsAsItMust)
{
    auto of = letter();
    of.text = std::string(5000, 'a') + ' ' + std::string(3000, 'b');
    for (int i = 0; i < 2000; ++i) of.html += "ا";
    auto const written = message(of);
    std::size_t begin = 0;
    for (auto end = written.find("\r\n"); end != std::string::npos; end = written.find("\r\n", begin)) {
        EXPECT_LE(end - begin, 998U);
        begin = end + 2;
    }
    EXPECT_EQ(begin, written.size());
}

TEST(Message, ALineBreakInAFieldNeverGoesOut)
{
    auto of = letter();
    of.subject = "a\r\nBcc: x@y.example";
    EXPECT_THROW(message(of), HeaderFailure);
    of = letter();
    of.to = "a@b\r\nBcc: x@y.example";
    EXPECT_THROW(message(of), HeaderFailure);
    of = letter();
    of.attachments.front().file_name = "a\"\r\nX: y";
    EXPECT_THROW(message(of), HeaderFailure);
}

TEST(MailLines, AllLineBreaksBecomeThoseOfMail)
{
    EXPECT_EQ(mail_lines("a\nb\r\nc\rd"), "a\r\nb\r\nc\r\nd\r\n");
    EXPECT_EQ(mail_lines("a\n\nb\n"), "a\r\n\r\nb\r\n");
    EXPECT_EQ(mail_lines(""), "");
}

TEST(MailLines, LongLinesBreakAtASpaceElseBetweenCharacters)
{
    EXPECT_EQ(mail_lines("aaaa bbbb", 6), "aaaa \r\nbbbb\r\n");
    EXPECT_EQ(mail_lines("ééé", 3), "é\r\né\r\né\r\n");
    EXPECT_EQ(mail_lines("abcdef", 4), "abcd\r\nef\r\n");
}

} // namespace
} // namespace etimbre::adapters::smtp
