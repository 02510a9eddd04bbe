#include "adapters/smtp/smtp_postman.hpp"
#include "mail_peer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::adapters::smtp {
namespace {

using app::notice::Delivery;

app::notice::PostmanAnswer
deliver(testing::MailPeer const& peer, std::string const& to, std::string const& subject)
{
    Server server;
    server.host = "127.0.0.1";
    server.port = peer.port();
    server.security = Security::none;
    SmtpPostman postman{{"no-reply@etimbre.example", ""}, server, {}};
    app::notice::Letter letter;
    letter.to = to;
    letter.subject = subject;
    letter.text = "a";
    return postman.deliver({std::string(32, '7')}, letter, core::instant_of_unix(1'790'000'000));
}

TEST(SmtpPostman, CarriesALetter)
{
    testing::MailPeer peer;
    EXPECT_EQ(deliver(peer, "amina@example.org", "a").delivery, Delivery::handed_over);
    peer.close();
    EXPECT_THAT(peer.lines(), ::testing::Contains("MAIL FROM:<no-reply@etimbre.example>"));
    EXPECT_THAT(peer.lines(), ::testing::Contains("Subject: a"));
}

TEST(SmtpPostman, WhatIsNoAddressIsNotTried)
{
    testing::MailPeer peer;
    EXPECT_EQ(deliver(peer, "a@b\r\nRCPT TO:<x@y.example>", "a").delivery, Delivery::bounced);
    peer.close();
    EXPECT_EQ(peer.connections(), 0);
}

TEST(SmtpPostman, ALetterThatWouldBreakItsHeadIsNotSent)
{
    testing::MailPeer peer;
    EXPECT_EQ(deliver(peer, "amina@example.org", "a\r\nBcc: x@y.example").delivery, Delivery::bounced);
    peer.close();
    EXPECT_EQ(peer.connections(), 0);
}

} // namespace
} // namespace etimbre::adapters::smtp
