#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

/// Writes into the books it was made for.
class WritingDesk final : public app::pay::StampDesk {
public:
    explicit WritingDesk(app::stamp::Books& books) : books_{books} {}
    void issue(app::pay::Order const&, std::span<app::pay::OrderUnit const>, std::string_view, core::Instant)
        override
    {
        books_.stamps.insert(sample_stamp('a', 1, 0));
    }

private:
    app::stamp::Books& books_;
};

TEST(Session, ItsDeskWritesIntoItsOwnBooks)
{
    TempDatabase const database;
    Session session{database.place(), Access::write, [](app::stamp::Books& books) {
                        return std::make_unique<WritingDesk>(books);
                    }};
    auto unit = session.unit();
    write_order(unit, 'a');
    unit.pay.orders.mark_paid({.order = {id_of('a')}, .payment = std::nullopt, .at = noon});
    unit.pay.stamps.issue(sample_order('a'), {}, "t", noon);
    EXPECT_TRUE(unit.stamp.stamps.find(number_of(1)).has_value());
}

TEST(Session, EveryUnitIsOnTheSameStores)
{
    TempDatabase const database;
    auto const session = database.open();
    auto one = session->unit();
    auto other = session->unit();
    EXPECT_EQ(&one.pay.orders, &other.pay.orders);
    EXPECT_EQ(&one.stamp.stamps, &other.stamp.stamps);
}

} // namespace
} // namespace etimbre::adapters::store
