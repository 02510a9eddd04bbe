#include "rules.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace etimbre::house {
namespace {

std::size_t line_of(std::string_view text, std::size_t at)
{
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
}

/// One sentence for each match of `pattern` in a reading of the file.
Breaches
each_match(Source const& source, std::string const& reading, char const* pattern, std::string_view sentence)
{
    Breaches found;
    std::regex const expression{pattern};
    for (std::sregex_iterator match{reading.begin(), reading.end(), expression}, end; match != end; ++match) {
        auto const line = line_of(reading, static_cast<std::size_t>(match->position()));
        found.push_back(
            source.path.generic_string() + ":" + std::to_string(line) + ": " + std::string{sentence}
        );
    }
    return found;
}

void append(Breaches& all, Breaches more)
{
    std::ranges::move(more, std::back_inserter(all));
}

/// Files without a test of their own name, each for its reason.
constexpr std::array<std::string_view, 4> tested_elsewhere{
    "src/main.cpp",                   // wiring alone: the integration tests run the whole program
    "src/commands/house.cpp",         // the same
    "src/commands/serve_command.cpp", // the same
    "src/http/server/asio_src.cpp",   // Boost.Asio compiled once; no line of ours
};

} // namespace

Breaches too_long(Source const& source)
{
    auto const lines = static_cast<std::size_t>(std::ranges::count(source.text, '\n'));
    if (!is_cpp(source) || lines <= most_lines) return {};
    return {source.path.generic_string() + ": " + std::to_string(lines) + " lines; a noun is missing"};
}

Breaches soci_outside_store(Source const& source)
{
    if (!is_cpp(source) || is_in(source, "src/adapters/store")) return {};
    return each_match(source, source.code, R"(\bsoci\b)", "SQL lives in adapters/store");
}

Breaches coroutine_outside_server(Source const& source)
{
    if (is_in(source, "src/http/server")) return {};
    return each_match(
        source, source.code, R"(\bco_(await|return|yield)\b)", "coroutines live in http/server"
    );
}

Breaches fraction_near_money(Source const& source)
{
    bool const computes =
        is_in(source, "src/core") || is_in(source, "src/domain") || is_in(source, "src/app");
    if (!computes) return {};
    return each_match(source, source.code, R"(\b(double|float)\b)", "no binary fractions near money");
}

Breaches clock_outside_main(Source const& source)
{
    if (source.path == "src/main.cpp" || is_in(source, "src/commands")) return {};
    constexpr std::string_view sentence = "time comes in as an argument";
    auto found = each_match(source, source.code, R"(\bsystem_clock\s*::\s*now\b)", sentence);
    bool const dates_answers =
        is_in(source, "src/http/server"); // the Date header needs whole seconds of the day
    auto const* const c_clocks = R"(\bstd\s*::\s*time\s*\(|\bgettimeofday\b|\bclock_gettime\b)";
    if (!dates_answers) append(found, each_match(source, source.code, c_clocks, sentence));
    return found;
}

Breaches unescaped_template(Source const& source)
{
    auto const& reading = is_cpp(source) ? source.literals : source.text;
    return each_match(source, reading, R"(\{\{\{|\{\{\s*&)", "a template writes a value unescaped");
}

Breaches promise(Source const& source)
{
    return each_match(source, source.text, R"(\b(TODO|FIXME|HACK|XXX)\b)", "a promise instead of work");
}

Breaches nameless(Source const& source)
{
    static std::regex const empty_word{R"((^|[/_.-])(utils?|common|helpers?|managers?|misc)($|[/_.-]))"};
    auto const name = source.path.generic_string();
    if (!std::regex_search(name, empty_word)) return {};
    return {name + ": the name says only that a name is missing"};
}

Breaches untested(Source const& source, std::filesystem::path const& root)
{
    auto const name = source.path.generic_string();
    bool const asked = is_in(source, "src") && source.path.extension() == ".cpp";
    if (!asked || std::ranges::find(tested_elsewhere, name) != tested_elsewhere.end()) return {};
    auto test = root / "tests" / std::filesystem::relative(source.path, "src");
    test.replace_filename(source.path.stem().string() + "_test.cpp");
    if (std::filesystem::exists(test)) return {};
    return {name + ": has no test of its name, " + std::filesystem::relative(test, root).generic_string()};
}

Breaches breaches_in(std::filesystem::path const& root)
{
    Breaches all;
    for (auto const* const folder : {"src", "tests", "integration"})
        for (auto const& source : sources_in(root, folder))
            for (auto* const rule : {too_long, nameless}) append(all, rule(source));
    for (auto const& source : sources_in(root, "src")) {
        for (auto* const rule :
             {soci_outside_store,
              coroutine_outside_server,
              fraction_near_money,
              clock_outside_main,
              unescaped_template,
              promise})
            append(all, rule(source));
        append(all, untested(source, root));
    }
    return all;
}

} // namespace etimbre::house
