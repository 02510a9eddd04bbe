#include "adapters/store/store_failure.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using QuoteStoreTest = StoreTest;
using domain::fees::Rounding;

bool same(app::pay::StoredQuote const& left, app::pay::StoredQuote const& right)
{
    return left.id == right.id && left.quote == right.quote && left.created_at == right.created_at &&
           left.expires_at == right.expires_at;
}

TEST_F(QuoteStoreTest, AQuoteIsReadAsItWasWrittenLineByLine)
{
    auto quote = sample_quote('a');
    quote.quote.lines.push_back({"LEG-SIG", 3, {mad(0), mad(6000), mad(600)}, mad(6600)});
    quote.quote.total = mad(92600);
    quote.quote.display = {
        .amount = core::Money::of_minor(8614, *core::currency_of("EUR")),
        .rate = "10.750",
        .rate_date = std::chrono::sys_days{std::chrono::year{2024} / 1 / 9},
        .rounding_step_minor = 5,
        .mode = Rounding::half_even
    };
    unit_.pay.quotes.insert(quote);
    EXPECT_TRUE(same(unit_.pay.quotes.find(quote.id).value(), quote));
}

TEST_F(QuoteStoreTest, AQuoteWithoutALocalAmountHasNone)
{
    unit_.pay.quotes.insert(sample_quote('a'));
    EXPECT_TRUE(same(unit_.pay.quotes.find({id_of('a')}).value(), sample_quote('a')));
    EXPECT_FALSE(unit_.pay.quotes.find({id_of('b')}).has_value());
}

TEST_F(QuoteStoreTest, ALocalAmountDoesNotStickToTheNextQuote)
{
    auto with = sample_quote('a');
    with.quote.display = {
        .amount = core::Money::of_minor(80, *core::currency_of("JPY")),
        .rate = "0.07",
        .rate_date = std::chrono::sys_days{std::chrono::year{2024} / 12 / 31},
        .rounding_step_minor = 100,
        .mode = Rounding::up
    };
    unit_.pay.quotes.insert(with);
    unit_.pay.quotes.insert(sample_quote('b'));
    EXPECT_TRUE(same(unit_.pay.quotes.find({id_of('b')}).value(), sample_quote('b')));
    EXPECT_TRUE(same(unit_.pay.quotes.find({id_of('a')}).value(), with));
}

TEST_F(QuoteStoreTest, OneIdIsOneQuoteAndTheStatementServesAgainAfterwards)
{
    unit_.pay.quotes.insert(sample_quote('a'));
    EXPECT_THROW(unit_.pay.quotes.insert(sample_quote('a')), StoreFailure);
    unit_.pay.quotes.insert(sample_quote('b'));
    EXPECT_TRUE(unit_.pay.quotes.find({id_of('b')}).has_value());
}

} // namespace
} // namespace etimbre::adapters::store
