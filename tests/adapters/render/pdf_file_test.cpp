#include "adapters/render/failure.hpp"
#include "adapters/render/pdf_file.hpp"
#include "reading.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::render {
namespace {

using testing::HasSubstr;

/// The shortest file in cairo's dialect.
std::string small_file()
{
    std::string const head = "%PDF-1.5\n%\xB5\xED\xAE\xFB\n";
    std::string const second = "2 0 obj\n<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>\nendobj\n";
    std::string const third = "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] >>\nendobj\n";
    std::string const first = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n";
    auto const entry = [](std::size_t at) {
        auto const digits = std::to_string(at);
        return std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    };
    auto const at = head.size();
    auto const table = at + second.size() + third.size() + first.size();
    return head + second + third + first + "xref\n0 4\n0000000000 65535 f \n" +
           entry(at + second.size() + third.size()) + entry(at) + entry(at + second.size()) +
           "trailer\n<< /Size 4\n   /Root 1 0 R\n>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

TEST(PdfFile, KnowsItsObjectsByNumberWhateverTheirOrder)
{
    PdfFile const file{small_file()};
    EXPECT_EQ(file.size(), 4U);
    EXPECT_EQ(file.object(1), "<< /Type /Catalog /Pages 2 0 R >>\n");
    EXPECT_THAT(file.object(3), HasSubstr("/MediaBox"));
}

TEST(PdfFile, StaysWholeWhenObjectsGrowAndAreAdded)
{
    PdfFile file{small_file()};
    auto const added = file.add("<< /Title (more) >>\n");
    file.object(1).insert(3, "/Lang (ar) ");
    auto const written = file.write();

    PdfFile const again{written};
    EXPECT_EQ(added, 4U);
    EXPECT_EQ(again.object(added), "<< /Title (more) >>\n");
    EXPECT_EQ(again.object(1), "<< /Lang (ar) /Type /Catalog /Pages 2 0 R >>\n");
    EXPECT_THAT(poppler("pdfinfo", written, "2>&1"), HasSubstr("Pages:           1"));
}

TEST(PdfFile, IsNotMisledByWordsInsideAStream)
{
    PdfFile file{small_file()};
    auto const added = file.add("<< /Length 20 >>\nstream\nendobj\nstartxref\n1\n\nendstream\n");
    PdfFile const again{file.write()};
    EXPECT_EQ(again.object(added), file.object(added));
}

TEST(PdfFile, RefusesEveryPartOfAFile)
{
    auto const whole = small_file();
    for (std::size_t length = 0; length + 7 < whole.size(); ++length)
        EXPECT_THROW(PdfFile{whole.substr(0, length)}, RenderFailure) << length;
}

TEST(PdfFile, WritesReferencesAsPdfDoes)
{
    EXPECT_EQ(reference(12), "12 0 R");
}

} // namespace
} // namespace etimbre::adapters::render
