#include "adapters/render/png.hpp"

#include "adapters/render/failure.hpp"

#include <png.h>

#include <csetjmp>
#include <exception>
#include <vector>

namespace etimbre::adapters::render {

namespace {

constexpr std::size_t modules = QrSymbol::side + 2 * QrSymbol::quiet;

/// One row of pixels, eight to a byte, white where the bit is set.
std::vector<png_byte> pixels_of(QrSymbol const& symbol, std::size_t row, std::size_t scale)
{
    std::vector<png_byte> pixels((modules * scale + 7) / 8, 0xFF);
    for (std::size_t column = 0; column < QrSymbol::side; ++column) {
        if (!symbol.dark(column, row)) continue;
        auto const first = (column + QrSymbol::quiet) * scale;
        for (auto pixel = first; pixel < first + scale; ++pixel)
            pixels[pixel / 8] &= static_cast<png_byte>(~(0x80U >> (pixel % 8)));
    }
    return pixels;
}

class Writer {
public:
    Writer() : png_{png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, ignore_warning)}
    {
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
        if (info_ == nullptr) {
            png_destroy_write_struct(&png_, &info_);
            throw RenderFailure{"The code cannot be written as PNG: libpng has no memory."};
        }
        png_set_write_fn(png_, &file_, append, nullptr);
    }
    ~Writer() { png_destroy_write_struct(&png_, &info_); }
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    std::string write(std::vector<png_bytep>& rows, std::size_t side)
    {
        if (!write_or_jump(rows.data(), static_cast<png_uint_32>(side)))
            throw RenderFailure{"The code cannot be written as PNG: libpng gave up."};
        return std::move(file_);
    }

private:
    /// libpng reports an error with longjmp: nothing between here and there may need a destructor.
    bool write_or_jump(png_bytepp rows, png_uint_32 side)
    {
        if (setjmp(png_jmpbuf(png_)) != 0) return false; // NOLINT(cert-err52-cpp): libpng's only way
        png_set_compression_level(png_, 3);
        png_set_filter(png_, 0, PNG_FILTER_NONE);
        png_set_IHDR(
            png_,
            info_,
            side,
            side,
            1,
            PNG_COLOR_TYPE_GRAY,
            PNG_INTERLACE_NONE,
            PNG_COMPRESSION_TYPE_DEFAULT,
            PNG_FILTER_TYPE_DEFAULT
        );
        png_write_info(png_, info_);
        png_write_image(png_, rows);
        png_write_end(png_, nullptr);
        return true;
    }

    static void append(png_structp png, png_bytep bytes, std::size_t count)
    {
        auto* const file = static_cast<std::string*>(png_get_io_ptr(png));
        bool kept = true;
        try {
            file->append(reinterpret_cast<char const*>(bytes), count);
        } catch (std::exception const&) {
            kept = false;
        }
        if (!kept) png_error(png, "no memory");
    }

    static void ignore_warning(png_structp, png_const_charp) {}

    std::string file_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
};

} // namespace

std::string png(QrSymbol const& symbol, std::size_t scale)
{
    if (scale < 1 || scale > 64) throw RenderFailure{"A code is drawn with 1 to 64 pixels to a module."};

    std::vector<png_byte> margin((modules * scale + 7) / 8, 0xFF);
    std::vector<std::vector<png_byte>> lines;
    lines.reserve(QrSymbol::side);
    std::vector<png_bytep> rows(QrSymbol::quiet * scale, margin.data());
    for (std::size_t row = 0; row < QrSymbol::side; ++row) {
        lines.push_back(pixels_of(symbol, row, scale));
        rows.insert(rows.end(), scale, lines.back().data());
    }
    rows.insert(rows.end(), QrSymbol::quiet * scale, margin.data());
    return Writer{}.write(rows, modules * scale);
}

} // namespace etimbre::adapters::render
