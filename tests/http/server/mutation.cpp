#include "mutation.hpp"

#include <algorithm>
#include <charconv>

namespace etimbre::http::server {
namespace {

std::vector<std::string> const& beginnings()
{
    static std::string const hidden{"GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n"};
    static std::string const post{"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"};
    static std::vector<std::string> const all{
        post + "Content-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" + hidden,
        post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + hidden,
        post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + hidden,
        post + "Content-Length: 5\r\nTransfer-Encoding: gzip\r\n\r\nhello" + hidden,
        post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello" + hidden,
        post + "Transfer-Encoding: chunked\r\n\r\n5;x=\"y\"\r\nhello\r\n0\r\nTrailer: z\r\n\r\n" + hidden,
        post + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello" + hidden,
        "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n" + hidden,
        "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 33\r\n\r\n" + hidden,
        "GET /hello HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n" + hidden,
        "GET /hello?a=b%20c HTTP/1.1\r\nHost: a:80\r\nX: y\r\n z\r\n\r\n" + hidden,
        "GET http://a/hello HTTP/1.1\r\nHost: a\r\n\r\n" + hidden,
        "OPTIONS * HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n" + hidden,
    };
    return all;
}

std::vector<std::string> const& quarrels()
{
    static std::vector<std::string> const all{
        "\r\n",
        "\n",
        "\r",
        "\r\n\r\n",
        "\n\n",
        " ",
        "\t",
        ":",
        ",",
        ";",
        "\"",
        std::string(1, '\0'),
        "\x0b",
        "\x85",
        "Content-Length: 5\r\n",
        "Content-Length: 0\r\n",
        "Content-Length:\t5\r\n",
        "Content-Length : 5\r\n",
        "content-length: 00005\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: 5,5\r\n",
        "Content_Length: 5\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding:\vchunked\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding: identity, chunked\r\n",
        "TRANSFER-ENCODING: CHUNKED\r\n",
        "Host: b\r\n",
        "Connection: close\r\n",
        "Connection: keep-alive\r\n",
        "Expect: 100-continue\r\n",
        "HTTP/1.1",
        "HTTP/1.0",
        "HTTP/2.0",
        "0\r\n\r\n",
        "5\r\nhello\r\n",
        "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n",
    };
    return all;
}

std::string lower(std::string_view text)
{
    std::string result{text};
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// Without what some take for blanks.
std::string only_words(std::string name)
{
    std::erase_if(name, [](char c) { return c != '-' && (c < 'a' || c > 'z'); });
    return name;
}

/// The size of the body that a head announces; nothing where that is not beyond doubt.
std::optional<std::size_t> body_after(std::string_view head)
{
    std::optional<std::size_t> size;
    auto const request_line = head.substr(0, head.find("\r\n"));
    for (auto at = request_line.size() + 2; at < head.size();) {
        auto const line = head.substr(at, head.find("\r\n", at) - at);
        at += line.size() + 2;
        auto const name = lower(line.substr(0, line.find(':')));
        auto const bare = only_words(name);
        if (bare == "transfer-encoding") return std::nullopt;
        if (bare != "content-length") continue;
        auto text = line.substr(std::min(line.size(), name.size() + 1));
        while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
        while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
        std::size_t bytes = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), bytes);
        bool const clear = name == "content-length" && !size && error == std::errc{} && !text.empty();
        if (!clear || end != text.data() + text.size()) return std::nullopt;
        size = bytes;
    }
    return size.value_or(0);
}

} // namespace

std::size_t Mutation::below(std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>{0, limit - 1}(random_);
}

std::string_view Mutation::any_of(std::vector<std::string> const& texts)
{
    return texts[below(texts.size())];
}

void Mutation::change(std::string& bytes)
{
    auto const at = below(bytes.size() + 1);
    auto const some = below(20);
    switch (below(6)) {
    case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        break;
    case 1:
        bytes.erase(at, some);
        break;
    case 2:
        bytes.insert(at, bytes.substr(at, some));
        break;
    case 3:
        bytes.append(any_of(beginnings()));
        break;
    default:
        bytes.insert(at, any_of(quarrels()));
    }
}

std::string Mutation::draw()
{
    std::string bytes{any_of(beginnings())};
    for (auto changes = 1 + below(4); changes > 0; --changes) change(bytes);
    return bytes;
}

std::vector<std::string> requests_in(std::string_view bytes)
{
    std::vector<std::string> targets;
    for (;;) {
        while (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
        if (bytes.empty()) return targets;
        auto const line = bytes.substr(0, bytes.find("\r\n"));
        targets.emplace_back(line.substr(std::min(line.size(), line.find(' ') + 1)));
        auto const end = bytes.find("\r\n\r\n");
        if (end == std::string_view::npos) return targets;
        auto const head = bytes.substr(0, end + 2);
        auto const body = body_after(head);
        if (!body || *body > bytes.size() - end - 4) return targets;
        bytes.remove_prefix(end + 4 + *body);
    }
}

std::optional<std::vector<unsigned>> answers_in(std::string_view bytes)
{
    std::vector<unsigned> statuses;
    while (!bytes.empty()) {
        auto const end = bytes.find("\r\n\r\n");
        if (end == std::string_view::npos || !bytes.starts_with("HTTP/1.1 ")) return std::nullopt;
        auto const head = bytes.substr(0, end + 2);
        unsigned status = 0;
        std::from_chars(head.data() + 9, head.data() + 12, status);
        bytes.remove_prefix(end + 4);
        if (status == 100) continue;
        auto const body = body_after(head);
        if (status < 200 || status > 599 || !body || *body > bytes.size()) return std::nullopt;
        bytes.remove_prefix(*body);
        statuses.push_back(status);
    }
    return statuses;
}

} // namespace etimbre::http::server
