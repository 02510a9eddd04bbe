#include "office.hpp"
#include "web/form_token.hpp"

namespace etimbre::web {
namespace {

class FormToken : public testing::Test {
protected:
    http::server::Request with_cookie(std::string const& cookie)
    {
        http::server::Request request{};
        request.headers.emplace_back("cookie", cookie);
        return request;
    }
    http::api::Office office_;
    Visit const mine_{std::string(32, 'a'), false};
};

TEST_F(FormToken, AFormIsKnownAgainByTheBrowserThatItWasGivenTo)
{
    auto const token = draw_form_token(office_.desk(), mine_);
    EXPECT_TRUE(name_in(office_.desk(), mine_, token));
    EXPECT_FALSE(name_in(office_.desk(), {std::string(32, 'b'), false}, token));
    EXPECT_FALSE(name_in(office_.desk(), {mine_.id, true}, token))
        << "a visit that begins now was given no form";
    EXPECT_NE(draw_form_token(office_.desk(), mine_), token);
}

TEST_F(FormToken, ATokenWithOneOtherCharacterIsNone)
{
    auto const token = draw_form_token(office_.desk(), mine_);
    for (std::size_t i = 0; i < token.size(); i += 7) {
        auto other = token;
        other[i] = other[i] == '0' ? '1' : '0';
        EXPECT_FALSE(name_in(office_.desk(), mine_, other)) << i;
    }
    for (auto const& cut : {std::string{}, token.substr(0, 32), token + "0"})
        EXPECT_FALSE(name_in(office_.desk(), mine_, cut));
}

TEST_F(FormToken, AVisitIsReadFromItsCookieAndOnlyFromThat)
{
    auto const id = std::string(32, 'c');
    EXPECT_EQ(visit_of(office_.desk(), with_cookie("x=1; __Host-visit=" + id + "; y=2")).id, id);
    for (auto const& cookie : {std::string{"__Host-visit=short"}, "a__Host-visit=" + id, std::string{}})
        EXPECT_TRUE(visit_of(office_.desk(), with_cookie(cookie)).is_new) << cookie;
}

TEST_F(FormToken, TheCookieIsOursAloneAndSetOnce)
{
    http::server::Response response{};
    remember({std::string(32, 'd'), true}, response);
    EXPECT_EQ(
        http::api::header_of(response, "Set-Cookie"),
        "__Host-visit=dddddddddddddddddddddddddddddddd; Path=/; Secure; HttpOnly; SameSite=Lax"
    );
    http::server::Response again{};
    remember({std::string(32, 'd'), false}, again);
    EXPECT_TRUE(again.headers.empty());
}

} // namespace
} // namespace etimbre::web
