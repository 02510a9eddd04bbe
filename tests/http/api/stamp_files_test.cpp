#include "office.hpp"

namespace etimbre::http::api {
namespace {

std::string path_of(std::string_view number, std::string_view file)
{
    return "/api/v1/stamps/" + std::string{number} + '/' + std::string{file};
}

TEST(StampFiles, TheLinksOfTheOrderOpenTheStampsPapers)
{
    Office office;
    auto const bought = office.buy();
    auto const order = json_of(office.get("/api/v1/orders/" + bought.order.id, bought.order.token));
    auto const& stamp = order.at("stamps").at(0).as_object();
    constexpr std::string_view base = "https://etimbre.example";
    auto const file = [&](std::string_view name) {
        return office.get(text_in(stamp, name).substr(base.size()));
    };

    EXPECT_EQ(file("qr_svg_url").body, "svg " + bought.text);
    EXPECT_EQ(file("qr_svg_url").content_type, "image/svg+xml");
    EXPECT_EQ(file("qr_png_url").body, "png " + bought.text);
    EXPECT_EQ(file("qr_png_url").content_type, "image/png");
    auto const pdf = file("pdf_url");
    EXPECT_EQ(pdf.content_type, "application/pdf");
    EXPECT_TRUE(pdf.body.starts_with("pdf " + bought.number + " fr Passeport"));
    EXPECT_EQ(
        header_of(pdf, "Content-Disposition"), "inline; filename=\"etimbre-" + bought.number + ".pdf\""
    );
    EXPECT_EQ(header_of(pdf, "Cache-Control"), "private, max-age=3600");
}

TEST(StampFiles, TheAccessTokenOpensThemToo)
{
    Office office;
    auto const bought = office.buy();
    EXPECT_EQ(office.get(path_of(bought.number, "qr.svg"), bought.order.token).status, 200U);
}

TEST(StampFiles, ForeignUnknownAndUnopenedStampsAnswerTheSame)
{
    Office office;
    auto const mine = office.buy();
    auto const theirs = office.buy();
    auto const expected = office.get(path_of("4071883529061770", "stamp.pdf"), mine.order.token);
    EXPECT_EQ(expected.status, 404U);
    auto const foreign_link = office.desk().tokens.link(core::OrderId{theirs.order.id});
    for (auto const& target : {
             path_of(mine.number, "stamp.pdf"),
             path_of(mine.number, "stamp.pdf") + "?t=",
             path_of(mine.number, "stamp.pdf") + "?t=" + foreign_link,
             path_of("1", "stamp.pdf"),
             path_of("4071883529061771", "stamp.pdf"),
         }) {
        auto const response = office.get(target);
        EXPECT_EQ(response.status, 404U) << target;
        EXPECT_EQ(response.body, expected.body) << target;
    }
    EXPECT_EQ(office.get(path_of(theirs.number, "qr.png"), mine.order.token).status, 404U);
}

} // namespace
} // namespace etimbre::http::api
