#include "http/api/exceptions_query.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

using app::reconcile::ExceptionPage;
namespace recon = domain::reconciliation;

using Query = std::vector<std::pair<std::string, std::string>>;

struct Asked {
    std::vector<server::FieldError> errors{};
    ExceptionPage page{};

    explicit Asked(Query query)
    {
        server::Request request;
        request.query = std::move(query);
        auto const of = read_page_query(request, errors, {"code", "state"});
        page = read_exception_page(request, of, errors);
    }
    std::string pointer() const { return errors.size() == 1 ? errors.front().pointer : ""; }
};

Asked ask(Query query)
{
    return Asked{std::move(query)};
}

TEST(ExceptionsQuery, WithoutWordsWhatNobodyHasDecidedIsAskedFor)
{
    auto const asked = ask({});
    EXPECT_TRUE(asked.errors.empty());
    EXPECT_FALSE(asked.page.decided_too);
    EXPECT_FALSE(asked.page.state.has_value());
    EXPECT_EQ(asked.page.most, page_limit_max + 1) << "one more says whether there is a next page";
}

TEST(ExceptionsQuery, StateAndCodeAreWordsOfTheQueue)
{
    auto const asked = ask({{"state", "written_off"}, {"code", "CHARGEBACK"}, {"limit", "5"}});
    EXPECT_EQ(asked.page.state, recon::State::written_off);
    EXPECT_TRUE(asked.page.decided_too);
    EXPECT_FALSE(ask({{"state", "proposed"}}).page.decided_too);
    EXPECT_EQ(asked.page.code, "CHARGEBACK");
    EXPECT_EQ(asked.page.most, 6U);
    EXPECT_TRUE(ask({{"state", "all"}}).page.decided_too);
    EXPECT_EQ(ask({{"state", "closed"}}).pointer(), "/state");
    EXPECT_EQ(ask({{"code", "OK"}}).pointer(), "/code");
    EXPECT_EQ(ask({{"code", "chargeback"}}).pointer(), "/code");
    EXPECT_EQ(ask({{"code", "LATE"}, {"code", "LATE"}}).pointer(), "/code");
}

TEST(ExceptionsQuery, ACursorLeadsBehindTheLastOfThePageBefore)
{
    app::reconcile::Exception last;
    last.id = std::string(32, 'a');
    last.opened = core::instant_of_micros(1'790'000'000'123'456);
    auto const asked = ask({{"cursor", cursor_of(last)}});
    EXPECT_EQ(asked.page.after, last.opened);
    EXPECT_EQ(asked.page.after_id, last.id);
    for (auto const* const wrong : {"x", "1-x", "-", "-1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1"})
        EXPECT_EQ(ask({{"cursor", wrong}}).pointer(), "/cursor") << wrong;
}

} // namespace
} // namespace etimbre::http::api
