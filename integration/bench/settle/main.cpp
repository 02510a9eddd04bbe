#include "raw/sql.hpp"
#include "settle/matching.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

// What taking a settlement file in cannot do without: streaming its XML through expat, and writing as many
// rows of the same columns through the C interface of SQLite, in chunks of as many lines. Nothing is
// understood or checked. And what matching one that was taken in cannot do without, in matching.cpp.
namespace etimbre::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t chunk_lines = 5000;

constexpr auto insert_file = "INSERT INTO settlement_file VALUES (?, 'camt.053', 'cmi', 'received', 1, 'M', "
                             "'MAD', 'u', 1, NULL, NULL, NULL, "
                             "0, 0, 0, 0, 0, 0, 0, NULL, '', 0, '')";
constexpr auto insert_chunk = "INSERT INTO settlement_chunk VALUES (?, ?, 1)";
constexpr auto insert_line = "INSERT INTO settlement_line VALUES (?, ?, 1, 1, 'sale', ?, ?, '123456', "
                             "'BENCHPAYOUT', 'MAD', 1, 86000, 688, "
                             "85312, '2026-12-01', '2026-12-01', ?, 1)";

double seconds_since(Clock::time_point began)
{
    return std::chrono::duration<double>(Clock::now() - began).count();
}

void count_element(void* count, XML_Char const*, XML_Char const**)
{
    ++*static_cast<std::int64_t*>(count);
}

std::int64_t elements_in(std::string const& path)
{
    std::int64_t elements = 0;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> const parser{
        XML_ParserCreate(nullptr), XML_ParserFree
    };
    XML_SetUserData(parser.get(), &elements);
    XML_SetStartElementHandler(parser.get(), count_element);
    std::ifstream in{path, std::ios::binary};
    auto const piece = std::make_unique<std::array<char, 262'144>>();
    for (bool more = true; more;) {
        in.read(piece->data(), static_cast<std::streamsize>(piece->size()));
        more = in.gcount() == static_cast<std::streamsize>(piece->size());
        if (XML_Parse(parser.get(), piece->data(), static_cast<int>(in.gcount()), more ? 0 : 1) ==
            XML_STATUS_ERROR)
            throw std::runtime_error{"expat does not read " + path};
    }
    return elements;
}

/// The number in so many digits of the base, after `head`.
std::string numbered(std::string_view head, std::uint64_t number, int base, std::size_t digits)
{
    std::array<char, 20> text{};
    auto const* const end = std::to_chars(text.data(), text.data() + text.size(), number, base).ptr;
    auto const length = static_cast<std::size_t>(end - text.data());
    return std::string{head} + std::string(digits - std::min(digits, length), '0') +
           std::string{text.data(), length};
}

/// As a digest is: nothing of the number's order is left.
std::string scattered(std::uint64_t number)
{
    return numbered("", number * 0x9E3779B97F4A7C15ULL, 16, 16) + numbered("", number, 16, 16);
}

void insert(std::string const& path, std::int64_t lines)
{
    auto const database = open_for_writing(path);
    std::string const sha(64, 'a');
    Sql file{database.get(), insert_file};
    Sql chunk{database.get(), insert_chunk};
    Sql line{database.get(), insert_line};
    file.run(sha);
    for (std::int64_t at = 0; at < lines; at += chunk_lines) {
        execute(database.get(), "BEGIN IMMEDIATE");
        chunk.run(sha, at / chunk_lines);
        for (auto number = at; number < std::min(at + chunk_lines, lines); ++number) {
            auto const at_line = static_cast<std::uint64_t>(number);
            line.run(
                sha,
                number + 1,
                numbered("ET", at_line, 10, 30),
                numbered("26335", at_line, 10, 12),
                scattered(at_line)
            );
        }
        execute(database.get(), "COMMIT");
    }
}

boost::json::object take_in(std::string const& file, std::string const& database, std::int64_t lines)
{
    auto const began = Clock::now();
    auto const elements = elements_in(file);
    auto const expat_s = seconds_since(began);
    auto const then = Clock::now();
    insert(database, lines);
    return {{"elements", elements}, {"expat_s", expat_s}, {"insert_s", seconds_since(then)}};
}

int run(int count, char** words)
{
    std::string file;
    std::string database;
    std::int64_t lines = 0;
    CLI::App app{"What taking in and matching a settlement file cannot cost less than"};
    auto* const given =
        app.add_option("--file", file, "to be taken in; without it, what is published is matched");
    app.add_option("--database", database)->required();
    app.add_option("--lines", lines)->needs(given);
    CLI11_PARSE(app, count, words);
    auto const told =
        file.empty() ? boost::json::object{{"lines", match(database)}} : take_in(file, database, lines);
    std::cout << boost::json::serialize(told) << '\n';
    return 0;
}

} // namespace
} // namespace etimbre::bench

int main(int count, char** words)
try {
    return etimbre::bench::run(count, words);
} catch (std::exception const& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
}
