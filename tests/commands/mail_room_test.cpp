#include "commands/mail_room.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

TEST(MailRoom, WithoutAServerNoMailIsOffered)
{
    EXPECT_FALSE(mail_terms({}).has_value());
}

TEST(MailRoom, WithAServerPagesKnowHowOftenItMayBeAskedFor)
{
    config::Mail mail;
    mail.server = "relay.example";
    mail.again_seconds = std::chrono::seconds{42};
    EXPECT_EQ(mail_terms(mail).value().pause, std::chrono::seconds{42});
}

} // namespace
} // namespace etimbre::commands
