#include "adapters/smtp/conversation.hpp"
#include "mail_peer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::adapters::smtp {
namespace {

using app::notice::Delivery;
using testing::MailPeer;

Server at(std::uint16_t port, Security security = Security::none)
{
    Server server;
    server.host = "127.0.0.1";
    server.port = port;
    server.security = security;
    server.greeting = "etimbre.example";
    server.total_timeout = std::chrono::milliseconds{3000};
    return server;
}

app::notice::PostmanAnswer send_to(Server const& server)
{
    std::string const message = "Subject: a\r\n\r\n.dot\r\nb\r\n";
    return hand_over(server, {"no-reply@etimbre.example", "amina@example.org", message});
}

app::notice::PostmanAnswer send_to(MailPeer const& peer)
{
    return send_to(at(peer.port()));
}

TEST(Conversation, AWholeMessageIsHandedOver)
{
    MailPeer peer;
    auto const answer = send_to(peer);
    EXPECT_EQ(answer.delivery, Delivery::handed_over) << answer.why;
    EXPECT_EQ(answer.reply, 250);
    peer.close();
    EXPECT_THAT(peer.lines(), ::testing::Contains("RCPT TO:<amina@example.org>"));
    EXPECT_THAT(peer.lines(), ::testing::Contains("EHLO etimbre.example"));
    EXPECT_THAT(peer.lines(), ::testing::Contains("..dot")) << "RFC 5321, section 4.5.2";
}

TEST(Conversation, AConnectionIsKeptForTheNextMessage)
{
    MailPeer peer;
    send_to(peer);
    send_to(peer);
    peer.close();
    EXPECT_EQ(peer.connections(), 1);
}

TEST(Conversation, AnAddressThatIsRefusedForGoodBounces)
{
    auto const answer = send_to(MailPeer{{{"RCPT", "550 no such mailbox as amina@example.org"}}});
    EXPECT_EQ(answer.delivery, Delivery::bounced);
    EXPECT_EQ(answer.reply, 550);
    EXPECT_EQ(answer.why, "the mail server answered 550 to RCPT") << "and not whose mailbox";
}

TEST(Conversation, AMessageThatIsRefusedForGoodBounces)
{
    auto const answer = send_to(MailPeer{{{".", "554 spam"}}});
    EXPECT_EQ(answer.delivery, Delivery::bounced);
    EXPECT_EQ(answer.reply, 554);
}

TEST(Conversation, WhatTheServerHoldsAgainstUsIsTriedAgain)
{
    auto const answer = send_to(MailPeer{{{"MAIL", "550 not you"}}});
    EXPECT_EQ(answer.delivery, Delivery::put_off);
    EXPECT_EQ(answer.reply, 550);
    EXPECT_EQ(send_to(MailPeer{{{"", "554 no service"}}}).delivery, Delivery::put_off);
}

TEST(Conversation, WhatIsPutOffIsTriedAgain)
{
    for (auto const* const verb : {"RCPT", "DATA", "."}) {
        auto const answer = send_to(MailPeer{{{verb, "451 later"}}});
        EXPECT_EQ(answer.delivery, Delivery::put_off) << verb;
        EXPECT_EQ(answer.reply, 451) << verb;
    }
}

TEST(Conversation, AConnectionThatBreaksIsTriedAgain)
{
    for (auto const* const verb : {"", "MAIL", "RCPT", "DATA", "."}) {
        auto const answer = send_to(MailPeer{{{verb, "!"}}});
        EXPECT_EQ(answer.delivery, Delivery::put_off) << verb;
        EXPECT_FALSE(answer.why.empty()) << verb;
    }
}

TEST(Conversation, AServerThatIsNotThereIsTriedAgain)
{
    std::uint16_t port = 0;
    {
        MailPeer const gone;
        port = gone.port();
    }
    auto const answer = send_to(at(port));
    EXPECT_EQ(answer.delivery, Delivery::put_off);
    EXPECT_EQ(answer.reply, 0);
}

TEST(Conversation, WhereEncryptionIsDemandedNothingIsSaidInClear)
{
    MailPeer peer;
    auto const answer = send_to(at(peer.port(), Security::starttls));
    EXPECT_EQ(answer.delivery, Delivery::put_off);
    peer.close();
    EXPECT_THAT(peer.lines(), ::testing::Not(::testing::Contains(::testing::StartsWith("MAIL"))));
}

TEST(Conversation, OnlyTheAddressAndTheMessageAreBlamedOnTheReader)
{
    EXPECT_EQ(verdict(550, "RCPT"), Delivery::bounced);
    EXPECT_EQ(verdict(554, "DATA"), Delivery::bounced);
    EXPECT_EQ(verdict(535, "AUTH"), Delivery::put_off);
    EXPECT_EQ(verdict(550, "MAIL"), Delivery::put_off);
    EXPECT_EQ(verdict(421, "RCPT"), Delivery::put_off);
}

} // namespace
} // namespace etimbre::adapters::smtp
