#include "letters/scribe.hpp"
#include "posted.hpp"

namespace etimbre::letters {
namespace {

class Scribe : public Posted {
protected:
    app::notice::Notice notice(std::string const& order)
    {
        return {.id = {std::string(32, '7')}, .order = core::OrderId{order}};
    }
};

TEST_F(Scribe, WritesAboutTheOrderAsItStandsNow)
{
    auto const bought = office_.buy();
    auto const letter = OrderScribe{office_.desk(), 10}.write(notice(bought.order.id));
    ASSERT_TRUE(letter.has_value());
    EXPECT_EQ(letter->attachments.size(), 1U);
}

TEST_F(Scribe, HasNothingToSayAboutAnOrderThatIsNotThere)
{
    EXPECT_EQ(OrderScribe(office_.desk(), 10).write(notice(std::string(32, '0'))).has_value(), false);
}

} // namespace
} // namespace etimbre::letters
