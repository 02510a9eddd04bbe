#include "inside/drawing.hpp"

#include "adapters/render/stamp_press.hpp"
#include "inside/bare_page.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace etimbre::bench {
namespace {

using adapters::render::StampPress;

app::stamp::StampSheet sheet_with(std::string const& text)
{
    auto const dirhams = [](std::int64_t whole) { return core::Money::of_minor(whole * 100, core::mad); };
    app::stamp::StampSheet sheet{
        .text = text,
        .number = "4071883529061770",
        .service_code = "PAS-EST",
        .service_names{
            .ar = "", .fr = "Passeport biométrique, délivrance ou renouvellement (adulte)", .en = "", .es = ""
        },
        .mission_names{.ar = "", .fr = "Consulat général du Royaume du Maroc à Paris", .en = "", .es = ""},
        .receipt = dirhams(0),
        .chancery = dirhams(800),
        .service = dirhams(60),
        .total = dirhams(860),
        .issued_at = core::instant_of_unix(1'790'000'000),
        .expires_at = core::instant_of_unix(1'821'536'000),
        .timezone = "Europe/Paris",
        .holder_bound = true,
        .index = 8'123'456,
        .kid_hex = "a1b0857875b41167",
        .payload_hash_hex = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        .language = core::Language::fr,
        .service_address = "etimbre.example",
    };
    return sheet;
}

void require(bool good)
{
    if (!good) throw std::runtime_error{"a stamp of the seeded database cannot be drawn"};
}

void encode_alone(std::string const& text)
{
    using Input = std::unique_ptr<QRinput, decltype(&QRinput_free)>;
    using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;
    Input const input{QRinput_new2(11, QR_ECLEVEL_Q), &QRinput_free};
    auto const* const bytes = reinterpret_cast<unsigned char const*>(text.data());
    require(QRinput_append(input.get(), QR_MODE_AN, static_cast<int>(text.size()), bytes) == 0);
    Code const code{QRcode_encodeInput(input.get()), &QRcode_free};
    require(code != nullptr && code->version == 11);
}

} // namespace

Contest paper(std::vector<std::string> const& texts)
{
    constexpr std::size_t calls = 60;
    auto const press = std::make_shared<StampPress>();
    return {
        "paper",
        calls,
        [press, &texts](std::size_t at) {
            require(!press->pdf(sheet_with(texts[at % texts.size()])).empty());
        },
        [](std::size_t) { require(!bare_page(passages_of_a_stamp()).empty()); },
    };
}

Contest code(std::vector<std::string> const& texts)
{
    constexpr std::size_t calls = 1000;
    auto const press = std::make_shared<StampPress>();
    return {
        "code",
        calls,
        [press, &texts](std::size_t at) { require(!press->svg(texts[at % texts.size()]).empty()); },
        [&texts](std::size_t at) { encode_alone(texts[at % texts.size()]); },
    };
}

} // namespace etimbre::bench
