#include "adapters/store/sql_script.hpp"

#include "adapters/store/store_failure.hpp"

#include <algorithm>

namespace etimbre::adapters::store {
namespace {

bool is_quote(char sign)
{
    return sign == '\'' || sign == '"' || sign == '`';
}

/// Length of what `rest` begins with, up to and including `ending`. A doubled quote ends one quotation and
/// begins the next, which comes to the same.
std::size_t length_to(std::string_view rest, std::string_view ending, std::size_t from)
{
    auto const at = rest.find(ending, from);
    if (at == std::string_view::npos)
        throw StoreFailure{"a quotation or comment of the SQL script does not end"};
    return at + ending.size();
}

std::size_t comment_length(std::string_view rest)
{
    if (rest.starts_with("--")) return std::min(rest.find('\n'), rest.size());
    if (rest.starts_with("/*")) return length_to(rest, "*/", 2);
    return 0;
}

std::size_t token_length(std::string_view rest)
{
    return is_quote(rest.front()) ? length_to(rest, rest.substr(0, 1), 1) : 1;
}

void keep(std::vector<std::string>& statements, std::string const& text)
{
    constexpr auto blank = " \t\r\n";
    auto const first = text.find_first_not_of(blank);
    if (first == std::string::npos) return;
    statements.push_back(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

} // namespace

std::vector<std::string> statements_of(std::string_view script)
{
    std::vector<std::string> statements;
    std::string statement;
    while (!script.empty()) {
        if (auto const skipped = comment_length(script)) {
            statement += ' ';
            script.remove_prefix(skipped);
            continue;
        }
        auto const token = script.substr(0, token_length(script));
        script.remove_prefix(token.size());
        if (token != ";") {
            statement += token;
            continue;
        }
        keep(statements, statement);
        statement.clear();
    }
    keep(statements, statement);
    return statements;
}

} // namespace etimbre::adapters::store
