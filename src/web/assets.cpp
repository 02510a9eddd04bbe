#include "web/assets.hpp"

#include <zlib.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <stdexcept>

namespace etimbre::web {
namespace {

/// FNV-1a, 64 bit: tells two versions of our own file apart, no more.
std::string name_of(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    std::array<char, 16> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
    return {digits.data(), end};
}

} // namespace

std::string gzip(std::string_view text)
{
    constexpr int gzip_window = 15 + 16; // zlib's way to ask for RFC 1952
    constexpr int memory_level = 9;
    z_stream stream{};
    if (deflateInit2(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY
        ) != Z_OK)
        throw std::runtime_error{"a page's file cannot be compressed: zlib has no memory"};
    std::string in{text};
    std::string out(deflateBound(&stream, static_cast<uLong>(in.size())) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    auto const result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END)
        throw std::runtime_error{"a page's file cannot be compressed: zlib stopped early"};
    return out;
}

std::string asset_path(std::string_view folder, std::string_view suffix, std::string_view text)
{
    std::string path{folder};
    return path.append(name_of(text)).append(suffix);
}

Asset make_asset(
    std::string_view folder, std::string_view suffix, std::string_view content_type, std::string_view text
)
{
    return {asset_path(folder, suffix, text), content_type, text, gzip(text)};
}

Asset const& style_asset()
{
    static Asset const asset = make_asset("/style/", ".css", "text/css; charset=utf-8", style_sheet());
    return asset;
}

Asset const& script_asset()
{
    static Asset const asset = make_asset("/script/", ".js", "text/javascript; charset=utf-8", page_script());
    return asset;
}

Asset const& scan_asset()
{
    static Asset const asset = make_asset("/script/", ".js", "text/javascript; charset=utf-8", scan_script());
    return asset;
}

bool accepts_gzip(std::string_view accept_encoding)
{
    auto const at = accept_encoding.find("gzip");
    if (at == std::string_view::npos) return false;
    auto const rest = accept_encoding.substr(at + 4, accept_encoding.substr(at).find(',') - 4);
    return rest.find_first_not_of(" ;q=0.") != std::string_view::npos || !rest.contains('0');
}

void get_asset(Asset const& asset, http::api::Call call)
{
    bool const squeezed = accepts_gzip(call.request->single_header("accept-encoding"));
    http::server::Response response{
        .status = 200,
        .content_type = std::string{asset.content_type},
        .body = squeezed ? asset.squeezed : std::string{asset.text},
    };
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (squeezed) response.headers.emplace_back("Content-Encoding", "gzip");
    call.answer(std::move(response));
}

} // namespace etimbre::web
