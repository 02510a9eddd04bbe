#include "adapters/render/font_files.hpp"

#include "adapters/render/failure.hpp"
#include "adapters/render/owned.hpp"

#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <string_view>

namespace etimbre::adapters::render {

namespace {

using Pattern = Owned<FcPattern, FcPatternDestroy>;
using Blob = Owned<hb_blob_t, hb_blob_destroy>;
using Face = Owned<hb_face_t, hb_face_destroy>;
using SubsetInput = Owned<hb_subset_input_t, hb_subset_input_destroy>;

struct Wanted {
    char const* family;
    int weight;
};

constexpr std::array faces{
    Wanted{"Noto Sans", FC_WEIGHT_REGULAR},
    Wanted{"Noto Sans", FC_WEIGHT_BOLD},
    Wanted{"Noto Naskh Arabic", FC_WEIGHT_REGULAR},
    Wanted{"Noto Naskh Arabic", FC_WEIGHT_BOLD},
};

std::string value_of(FcPattern const* pattern, char const* property)
{
    FcChar8* value = nullptr;
    if (FcPatternGetString(pattern, property, 0, &value) != FcResultMatch) return {};
    return reinterpret_cast<char const*>(value);
}

/// Where the machine keeps a face. Fontconfig answers with its best guess, so the family is compared.
std::string installed(Wanted const& face)
{
    Pattern const wanted{FcPatternCreate()};
    FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<FcChar8 const*>(face.family));
    FcPatternAddInteger(wanted.get(), FC_WEIGHT, face.weight);
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    Pattern const found{FcFontMatch(nullptr, wanted.get(), &result)};
    if (!found || value_of(found.get(), FC_FAMILY) != face.family)
        throw RenderFailure{
            std::string{"The font "} + face.family + " is not installed (Debian package fonts-noto-core)."
        };
    return value_of(found.get(), FC_FILE);
}

/// The same font with every character, and without hinting.
Blob without_hinting(std::string const& path)
{
    Blob const file{hb_blob_create_from_file_or_fail(path.c_str())};
    SubsetInput const input{hb_subset_input_create_or_fail()};
    if (!file || !input) throw RenderFailure{"The font " + path + " cannot be read."};
    hb_set_invert(hb_subset_input_unicode_set(input.get()));
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    Face const whole{hb_face_create(file.get(), 0)};
    Face const light{hb_subset_or_fail(whole.get(), input.get())};
    if (!light) throw RenderFailure{"The font " + path + " cannot be prepared for the page."};
    return Blob{hb_face_reference_blob(light.get())};
}

/// Fontconfig and cairo open fonts by path, and open them again later: hence a file, and one never closed.
std::string keep_in_memory(Blob const& font)
{
    unsigned int size = 0;
    char const* const bytes = hb_blob_get_data(font.get(), &size);
    int const file = memfd_create("font", MFD_CLOEXEC);
    if (file < 0 || write(file, bytes, size) != static_cast<ssize_t>(size))
        throw RenderFailure{"The fonts of the stamp cannot be kept in memory."};
    return "/proc/self/fd/" + std::to_string(file);
}

} // namespace

std::vector<std::string> font_files()
{
    std::vector<std::string> files;
    for (auto const& face : faces) files.push_back(keep_in_memory(without_hinting(installed(face))));
    return files;
}

} // namespace etimbre::adapters::render
