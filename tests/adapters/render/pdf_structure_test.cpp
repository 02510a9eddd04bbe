#include "adapters/render/failure.hpp"
#include "adapters/render/page.hpp"
#include "adapters/render/pdf_structure.hpp"
#include "sheets.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::render {
namespace {

using testing::HasSubstr;

std::string small_page()
{
    Page page{{core::Language::ar, "title", "author", core::instant_of_unix(1790000000)}};
    page.write("H1", {{50, 50, 400}, {"طابع", core::Language::ar}, {.size = 20}});
    page.write("P", {{50, 90, 400}, {"Timbre", core::Language::fr}, {.size = 10}});
    page.symbol(draw(reference_text), {50, 120, 138}, "رمز");
    return page.finish();
}

TEST(PdfStructure, SaysTheLanguageOfTheDocumentAndOfEachElement)
{
    auto const pdf = small_page();
    EXPECT_THAT(pdf, HasSubstr("<< /Type /Catalog\n   /Lang (ar)"));
    EXPECT_THAT(pdf, HasSubstr("<< /Type /StructElem\n   /Lang (ar)\n   /S /H1"));
    EXPECT_THAT(pdf, HasSubstr("<< /Type /StructElem\n   /Lang (fr)\n   /S /P"));
}

TEST(PdfStructure, AFigureHasItsWordsAndItsDrawing)
{
    auto const pdf = small_page();
    EXPECT_THAT(pdf, HasSubstr("/Alt <FEFF063106450632>")); // رمز in UTF-16
    EXPECT_THAT(pdf, HasSubstr("/K [  2 3 ]"));             // cairo's empty content, then ours
}

TEST(PdfStructure, TheTitleIsShownInPlaceOfTheFileName)
{
    EXPECT_THAT(small_page(), HasSubstr("/DisplayDocTitle true"));
}

TEST(PdfStructure, RefusesAFileWithOtherElements)
{
    PdfFile file{small_page()};
    std::vector<Element> const too_few(3, Element{core::Language::fr});
    std::vector<Element> const too_many(5, Element{core::Language::fr});
    EXPECT_THROW(complete_structure(file, too_few), RenderFailure);
    EXPECT_THROW(complete_structure(file, too_many), RenderFailure);
    EXPECT_THROW(complete_structure(file, {}), RenderFailure);
}

} // namespace
} // namespace etimbre::adapters::render
