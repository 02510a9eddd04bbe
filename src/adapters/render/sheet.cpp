#include "adapters/render/sheet.hpp"

#include "adapters/render/bilingual.hpp"
#include "adapters/render/measures.hpp"
#include "adapters/render/stamp_card.hpp"
#include "domain/stamp/number.hpp"

#include <algorithm>

namespace etimbre::adapters::render {

namespace {

using app::stamp::StampSheet;

constexpr double proof_y = 711;
constexpr double foot_y = 787;

About about(StampSheet const& sheet, std::string const& number)
{
    return {
        .language = sheet.language,
        .title = std::string{words_in(sheet.language).title} + ' ' + number,
        .author = sheet.service_address,
        .created = sheet.issued_at,
    };
}

double masthead(Page& page, Bilingual const& both, double y)
{
    Type const wordmark{.size = 17, .bold = true, .colour = green_ink, .lines = 1};
    Type const title{.size = 11, .colour = quiet_ink, .side = Side::end, .lines = 1};
    y += page.write_row(
        Bilingual::plain({margin, y, 120}, "eTimbre", wordmark),
        both.cell({margin + 130, y, measure - 130}, both.word(&Words::title), title)
    );
    page.rule({margin, y + 5, measure}, green_ink, 1.5);
    return y + 25;
}

double post_and_service(Page& page, Bilingual const& both, StampSheet const& sheet, double y)
{
    Type const heading{.size = 20, .bold = true, .lines = 2};
    Type const code{.size = 9, .colour = quiet_ink, .lines = 1};
    Said const post = both.name(sheet.mission_names);
    y += both.write(page, "P", {margin, y, measure}, post, {.size = 12, .lines = 1}) + 8;
    y += both.write(page, "H1", {margin, y, measure}, both.name(sheet.service_names), heading);
    return y + page.write("P", Bilingual::plain({margin, y + 2, measure}, sheet.service_code, code)) + 18;
}

double instruction(Page& page, Bilingual const& both, Bilingual::Word heading, Bilingual::Word text, double y)
{
    constexpr double heading_width = 104;
    constexpr double beside = heading_width + 12;
    Type const body{.size = 10.5};
    auto const label =
        both.write(page, "H2", {margin, y, heading_width}, both.word(heading), {.size = 10.5, .bold = true});
    auto const words = both.write(page, "P", {margin + beside, y, measure - beside}, both.word(text), body);
    return y + std::max(label, words) + 10;
}

void instructions(Page& page, Bilingual const& both, double y)
{
    y = instruction(page, both, &Words::use, &Words::how_to_use, y);
    y = instruction(page, both, &Words::check, &Words::how_to_check, y);
    instruction(page, both, &Words::change, &Words::how_to_change, y);
}

double evidence(Page& page, Bilingual const& both, Bilingual::Word word, std::string_view value, double y)
{
    constexpr double label_width = 190;
    Type const label{.size = 7, .colour = quiet_ink, .lines = 1};
    Box const beside{margin + label_width, y, measure - label_width};
    return y + page.write_row(
                   both.cell({margin, y, label_width}, both.word(word), label),
                   Bilingual::plain(beside, value, {.size = 7, .lines = 1})
               );
}

/// At the foot of the page, whatever stands above it.
void proof(Page& page, Bilingual const& both, StampSheet const& sheet)
{
    auto y = proof_y + 7;
    Type const heading{.size = 8, .bold = true, .lines = 1};
    page.rule({margin, proof_y, measure}, line_ink, 0.7);
    y += page.write("H2", both.cell({margin, y, measure}, both.word(&Words::record), heading)) + 1;
    y = evidence(page, both, &Words::index, std::to_string(sheet.index), y);
    y = evidence(page, both, &Words::key, sheet.kid_hex, y);
    evidence(page, both, &Words::fingerprint, sheet.payload_hash_hex, y);
}

void foot(Page& page, StampSheet const& sheet)
{
    Type const address{.size = 10.5, .bold = true, .lines = 1};
    page.rule({margin, foot_y, measure}, green_ink, 1.5);
    page.write("P", Bilingual::plain({margin, foot_y + 7, measure}, sheet.service_address, address));
}

} // namespace

std::string lay_out(StampSheet const& sheet)
{
    auto const number = domain::stamp::grouped(sheet.number);
    Bilingual const both{sheet.language};
    Page page{about(sheet, number)};
    auto y = masthead(page, both, 44);
    y = post_and_service(page, both, sheet, y);
    y = StampCard{sheet, number, page}.draw_at(y);
    instructions(page, both, y + 20);
    proof(page, both, sheet);
    foot(page, sheet);
    return page.finish();
}

} // namespace etimbre::adapters::render
