#include "domain/notice/order_number.hpp"
#include "letters/letter.hpp"
#include "posted.hpp"

namespace etimbre::letters {
namespace {

using domain::notice::Event;

class Letter : public Posted {};

std::string number_of(std::string const& order)
{
    return domain::notice::grouped_order_number(domain::notice::order_number(core::OrderId{order}));
}

TEST_F(Letter, SaysThatTheStampIsReadyWithItsPaperAndTheLink)
{
    auto const bought = office_.buy();
    auto const mail = letter(bought.order.id);
    EXPECT_EQ(mail.to, "amina@example.org");
    EXPECT_EQ(mail.subject, "Votre timbre est prêt – " + number_of(bought.order.id));
    for (auto const* const part : {"Bonjour Amina B.,", "860,00\u00A0MAD", "21/", "Europe/Paris"})
        EXPECT_TRUE(mail.text.contains(part)) << part;
    auto const link = "https://etimbre.example/fr/orders/" + bought.order.id +
                      "?t=" + office_.desk().tokens.link(core::OrderId{bought.order.id});
    EXPECT_TRUE(mail.text.contains("\n" + link + "\n"));
    EXPECT_TRUE(mail.html.contains("href=\"" + link + "\""));
    ASSERT_EQ(mail.attachments.size(), 1U);
    EXPECT_EQ(mail.attachments.front().file_name, "etimbre-" + bought.number + ".pdf");
    EXPECT_TRUE(mail.attachments.front().bytes.contains(bought.number));
}

TEST_F(Letter, NeverHoldsAKeyThatOpensMoreThanThePage)
{
    auto const bought = office_.buy();
    auto const mail = letter(bought.order.id);
    EXPECT_FALSE((mail.text + mail.html + mail.subject).contains(bought.order.token));
    EXPECT_FALSE((mail.text + mail.html).contains(bought.text)) << "the code is on the paper";
}

TEST_F(Letter, TheLinkThatWasAskedForComesAlone)
{
    auto const order = office_.order();
    auto const mail = letter(order.id, Event::link);
    EXPECT_EQ(mail.subject, "Le lien de votre commande – " + number_of(order.id));
    EXPECT_TRUE(mail.text.contains("/fr/orders/" + order.id + "?t="));
    EXPECT_TRUE(mail.attachments.empty());
}

TEST_F(Letter, MoreStampsThanMayBeAttachedAreOpenedByTheLink)
{
    auto const bought = office_.buy();
    auto const mail = letter(bought.order.id, Event::stamps_ready, 0);
    EXPECT_TRUE(mail.attachments.empty());
    EXPECT_TRUE(mail.text.contains("trop nombreux"));
}

TEST_F(Letter, AStampThatCannotBeUsedAnyMoreIsNotAttached)
{
    auto const bought = office_.buy();
    app::work::run_and_wait<bool>(office_.write(), [&](app::work::Unit& unit) {
        auto const stamp = unit.stamp.stamps.find(bought.number).value();
        return unit.stamp.stamps.end(http::api::end_of(stamp, app::stamp::EndKind::redeemed));
    });
    EXPECT_TRUE(letter(bought.order.id).attachments.empty());
}

} // namespace
} // namespace etimbre::letters
