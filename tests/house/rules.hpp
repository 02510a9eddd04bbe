#pragma once

#include "source.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The rules of the house that a compiler cannot keep. Each function says what is wrong with one file, a
/// sentence for each place, "src/domain/fees/quote.cpp:12: …"; nothing where all is well.
namespace etimbre::house {

using Breaches = std::vector<std::string>;

inline constexpr std::size_t most_lines = 300;

/// C++ files of at most `most_lines`.
Breaches too_long(Source const& source);
/// SQL lives in adapters/store alone.
Breaches soci_outside_store(Source const& source);
/// Coroutines live in http/server alone.
Breaches coroutine_outside_server(Source const& source);
/// No binary fractions where money is computed: core, domain, app.
Breaches fraction_near_money(Source const& source);
/// The clock is read by src/main.cpp and src/commands and handed on.
Breaches clock_outside_main(Source const& source);
/// Templates never write a value unescaped ({{{ or {{&).
Breaches unescaped_template(Source const& source);
/// No words that promise work instead of doing it.
Breaches promise(Source const& source);
/// No file or folder whose name says only that a name is missing.
Breaches nameless(Source const& source);
/// Every src/x/y.cpp has its tests/x/y_test.cpp under `root`, but for those named in rules.cpp with their
/// reason.
Breaches untested(Source const& source, std::filesystem::path const& root);

/// Every rule over src/, and the rules that hold everywhere over tests/ and integration/.
Breaches breaches_in(std::filesystem::path const& root);

} // namespace etimbre::house
