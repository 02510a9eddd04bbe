#include "letters/about_order.hpp"
#include "posted.hpp"

namespace etimbre::letters {
namespace {

using AboutOrder = Posted;

TEST_F(AboutOrder, GreetsThePayerAndNamesTheOrder)
{
    auto const of = view(office_.order().id);
    auto const content = about_order(office_.desk(), of, {"A title", "A fact."});
    EXPECT_EQ(content.greeting, "Bonjour Amina B.,");
    EXPECT_EQ(content.title, "A title");
    EXPECT_EQ(content.order.size(), 3U);
    EXPECT_TRUE(content.link.contains("/fr/orders/" + of.order.id.value + "?t="));
    EXPECT_TRUE(content.stamps.empty());
}

TEST_F(AboutOrder, IsAddressedToThePayerInTheLanguageOfTheOrder)
{
    auto const of = view(office_.order().id);
    auto const mail = addressed(of, about_order(office_.desk(), of, {"A title", "A fact."}));
    EXPECT_EQ(mail.to, of.order.payer.email);
    EXPECT_EQ(mail.language, of.order.language);
    EXPECT_TRUE(mail.subject.starts_with("A title – "));
    EXPECT_TRUE(mail.text.contains("A fact.") && mail.html.contains("A fact."));
    EXPECT_TRUE(mail.attachments.empty());
}

} // namespace
} // namespace etimbre::letters
