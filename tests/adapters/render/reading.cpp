#include "reading.hpp"

#define ZX_USE_UTF8                                                                                          \
    1 // NOLINT(cppcoreguidelines-macro-usage): else the header greets every build with a message
#include <ZXing/ReadBarcode.h>
#include <png.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace etimbre::adapters::render {

namespace {

/// A file with these bytes that is gone with its owner.
class Scratch {
public:
    explicit Scratch(std::string_view bytes)
    {
        auto pattern = (std::filesystem::temp_directory_path() / "render-XXXXXX").string();
        int const file = mkstemp(pattern.data());
        if (file < 0) throw std::runtime_error{"no scratch file"};
        close(file);
        path_ = pattern;
        std::ofstream{path_, std::ios::binary} << bytes;
    }
    ~Scratch() { std::filesystem::remove(path_); }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;

    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

struct Close {
    void operator()(std::FILE* pipe) const { pclose(pipe); }
};

std::string output_of(std::string const& command)
{
    std::unique_ptr<std::FILE, Close> const pipe{popen(command.c_str(), "r")
    }; // NOLINT(cert-env33-c): our own words
    if (!pipe) throw std::runtime_error{command};
    std::string output;
    std::array<char, 4096> part{};
    for (std::size_t count = 0; (count = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;)
        output.append(part.data(), count);
    return output;
}

} // namespace

Picture picture_of(std::string_view png)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, png.data(), png.size()) == 0)
        throw std::runtime_error{"not a PNG file"};
    image.format = PNG_FORMAT_GRAY;
    Picture picture{image.width, image.height, std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
    if (png_image_finish_read(&image, nullptr, picture.grey.data(), 0, nullptr) == 0)
        throw std::runtime_error{"a broken PNG file"};
    return picture;
}

FoundCode find_code(Picture const& picture)
{
    ZXing::ImageView const view{
        picture.grey.data(), int(picture.width), int(picture.height), ZXing::ImageFormat::Lum
    };
    auto const found =
        ZXing::ReadBarcode(view, ZXing::DecodeHints{}.setFormats(ZXing::BarcodeFormat::QRCode));
    if (!found.isValid()) return {};
    auto const& bytes = found.bytes();
    auto const corners = found.position();
    auto const [left, top] = corners.topLeft();
    auto const [right, top_right] = corners.topRight();
    return {
        {bytes.begin(), bytes.end()}, std::hypot(right - left, top_right - top), double(left), double(top)
    };
}

Picture page_of(std::string_view pdf, int dots_per_inch)
{
    return picture_of(poppler("pdftoppm -gray -png -r " + std::to_string(dots_per_inch), pdf));
}

std::string poppler(std::string const& program, std::string_view pdf, std::string const& after)
{
    Scratch const file{pdf};
    return output_of(program + ' ' + file.path() + ' ' + after);
}

} // namespace etimbre::adapters::render
