#include "domain/journal/record.hpp"

#include "domain/journal/text.hpp"

#include <algorithm>
#include <optional>

namespace etimbre::domain::journal {
namespace {

constexpr std::size_t hex_digits = 64;
constexpr std::string_view facts_end = R"(],"prev":")";
constexpr std::string_view hash_begin = R"(","hash":")";
constexpr std::string_view line_end = R"("})";
constexpr std::size_t tail_size =
    facts_end.size() + hex_digits + hash_begin.size() + hex_digits + line_end.size();
/// What is hashed ends after the digits of `prev` and their quote.
constexpr std::size_t unhashed_size = hash_begin.size() - 1 + hex_digits + line_end.size();

std::optional<core::Hash> hash_of(std::string_view hex)
{
    auto const is_digit = [](char each) {
        return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'f');
    };
    if (hex.size() != hex_digits || !std::ranges::all_of(hex, is_digit)) return std::nullopt;
    auto const bytes = core::from_hex(hex);
    core::Hash hash{};
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

std::optional<std::uint64_t> take_count(Reader& from)
{
    auto const number = from.take_number();
    return number && *number >= 0 ? std::optional{static_cast<std::uint64_t>(*number)} : std::nullopt;
}

/// {"stream":"one-0","seq":2,"base":1,"at_us":…,"facts":[  The name's view is into the line.
std::optional<Record> take_head(Reader& from, std::string_view line)
{
    constexpr std::string_view begin = R"({"stream":)";
    if (!from.take(begin)) return std::nullopt;
    auto const name = from.take_text();
    if (!name || !is_stream_name(*name) || !from.take(R"(,"seq":)")) return std::nullopt;
    auto const seq = take_count(from);
    if (!seq || !from.take(R"(,"base":)")) return std::nullopt;
    auto const base = take_count(from);
    if (!base || !from.take(R"(,"at_us":)")) return std::nullopt;
    auto const at = from.take_number();
    if (!at || !from.take(R"(,"facts":[)")) return std::nullopt;
    return Record{line.substr(begin.size() + 1, name->size()), *seq, *base, *at, {}, {}};
}

void append_member(std::string& out, std::string_view before, std::uint64_t number)
{
    out += before;
    append_number(out, static_cast<std::int64_t>(number));
}

} // namespace

Line line_of(Record const& record, core::Sha256 sha256)
{
    Line line;
    auto& text = line.text;
    constexpr std::size_t around = 128;
    text.reserve(record.facts.size() + tail_size + around);
    text += R"({"stream":)";
    append_text(text, record.stream);
    append_member(text, R"(,"seq":)", record.seq);
    append_member(text, R"(,"base":)", record.base);
    text += R"(,"at_us":)";
    append_number(text, record.at_us);
    text += R"(,"facts":[)";
    text += record.facts;
    text += facts_end;
    text += core::to_hex(record.prev);
    text += '"';
    line.position = {record.seq, sha256(core::as_bytes(text))};
    text += hash_begin.substr(1);
    text += core::to_hex(line.position.hash);
    text += line_end;
    return line;
}

core::Result<ReadRecord> read_line(std::string_view line, core::Sha256 sha256)
{
    auto const refusal = core::refuse(core::Reason::json, "This is not a record of a journal.");
    if (line.size() < tail_size) return refusal;
    Reader tail{line.substr(line.size() - tail_size)};
    auto const prev = hash_of(line.substr(line.size() - tail_size + facts_end.size(), hex_digits));
    auto const hash = hash_of(line.substr(line.size() - line_end.size() - hex_digits, hex_digits));
    bool const has_tail = tail.take(facts_end) && line.ends_with(line_end) &&
                          line.substr(line.size() - unhashed_size - 1).starts_with(hash_begin);
    Reader from{line};
    auto record = take_head(from, line);
    if (!has_tail || !prev || !hash || !record) return refusal;
    auto const begin = line.size() - from.left();
    if (begin > line.size() - tail_size || line.find('\n') != std::string_view::npos) return refusal;
    record->facts = line.substr(begin, line.size() - tail_size - begin);
    record->prev = *prev;
    if (sha256(core::as_bytes(line.substr(0, line.size() - unhashed_size))) != *hash)
        return core::refuse(core::Reason::signature, "A record's hash is not that of its line.");
    return ReadRecord{*record, *hash};
}

bool is_stream_name(std::string_view name)
{
    constexpr std::size_t most = 40;
    auto const is_letter = [](char each) { return each >= 'a' && each <= 'z'; };
    auto const is_inner = [&](char each) {
        return is_letter(each) || (each >= '0' && each <= '9') || each == '-';
    };
    return !name.empty() && name.size() <= most && is_letter(name.front()) &&
           std::ranges::all_of(name, is_inner);
}

} // namespace etimbre::domain::journal
