#include "letters/refund_letter.hpp"
#include "posted.hpp"

namespace etimbre::letters {
namespace {

using domain::notice::Event;

class RefundLetter : public Posted {
protected:
    RefundLetter() : bought_{office_.buy()}, view_{view(bought_.order.id)}
    {
        auto const mad = [](std::int64_t minor) { return core::Money::of_minor(minor, core::mad); };
        app::refund::Refund const refund{
            .id = id_,
            .order = view_.order.id,
            .payment = core::PaymentId{std::string(32, 'e')},
            .maker = "order",
            .reason = "The visit was cancelled.",
            .amount = mad(85'000),
            .fee = mad(1'000),
            .created_at = view_.at,
            .moved_at = view_.at,
        };
        view_.refunds.push_back({refund, {{bought_.number, id_, mad(85'000), mad(1'000)}}});
    }

    std::optional<app::notice::Letter> write(Event event, core::RefundId const& about)
    {
        return refund_letter_of(
            office_.desk(),
            view_,
            {.id = {std::string(32, '7')},
             .order = view_.order.id,
             .event = event,
             .occasion = domain::notice::occasion_of(about)}
        );
    }

    core::RefundId id_{"0123456789abcdef0123456789abcdef"};
    http::api::Bought bought_;
    http::api::OrderView view_;
};

TEST_F(RefundLetter, SaysWhatGoesBackWhatIsKeptAndOfWhichStamps)
{
    auto const mail = write(Event::refund_begun, id_);
    ASSERT_TRUE(mail.has_value());
    EXPECT_TRUE(mail->subject.starts_with("Votre remboursement est en route – "));
    for (auto const* const part : {"850,00\u00A0MAD", "10,00\u00A0MAD", "Retenu", "/fr/orders/"})
        EXPECT_TRUE(mail->text.contains(part) && mail->html.contains(part)) << part;
    EXPECT_TRUE(mail->text.contains(bought_.number.substr(0, 4)));
    EXPECT_TRUE(mail->attachments.empty()) << "a stamp that cannot be used is not sent";
}

TEST_F(RefundLetter, SaysNothingIsKeptWhereNothingIs)
{
    view_.refunds.front().refund.fee = core::Money::of_minor(0, core::mad);
    EXPECT_FALSE(write(Event::refund_begun, id_)->text.contains("Retenu"));
}

TEST_F(RefundLetter, EachEndHasItsOwnWords)
{
    EXPECT_TRUE(write(Event::refund_done, id_)->subject.starts_with("Vous êtes remboursé – "));
    EXPECT_TRUE(write(Event::refund_failed, id_)->subject.starts_with("La banque a refusé"));
}

TEST_F(RefundLetter, OfARefundThatTheOrderDoesNotHaveNothingIsSaid)
{
    EXPECT_FALSE(write(Event::refund_done, core::RefundId{std::string(32, 'f')}).has_value());
}

} // namespace
} // namespace etimbre::letters
