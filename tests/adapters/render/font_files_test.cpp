#include "adapters/render/font_files.hpp"
#include "adapters/render/owned.hpp"

#include <gtest/gtest.h>
#include <hb.h>

#include <algorithm>

namespace etimbre::adapters::render {
namespace {

using Blob = Owned<hb_blob_t, hb_blob_destroy>;
using Face = Owned<hb_face_t, hb_face_destroy>;

unsigned table_size(hb_face_t* face, char const* tag)
{
    Blob const table{hb_face_reference_table(face, hb_tag_from_string(tag, 4))};
    return hb_blob_get_length(table.get());
}

TEST(FontFiles, AreTheFourFacesWithoutHinting)
{
    auto const files = font_files();
    ASSERT_EQ(files.size(), 4U);
    for (auto const& path : files) {
        Blob const file{hb_blob_create_from_file_or_fail(path.c_str())};
        ASSERT_TRUE(file) << path;
        Face const face{hb_face_create(file.get(), 0)};
        EXPECT_GT(table_size(face.get(), "glyf"), 10000U);
        EXPECT_GT(table_size(face.get(), "GSUB"), 100U); // the joining of Arabic letters
        for (auto const* const tag : {"fpgm", "prep", "cvt "})
            EXPECT_EQ(table_size(face.get(), tag), 0U) << tag;
    }
}

} // namespace
} // namespace etimbre::adapters::render
