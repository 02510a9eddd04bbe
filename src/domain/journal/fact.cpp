#include "domain/journal/fact.hpp"

#include "domain/journal/text.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace etimbre::domain::journal {
namespace {

constexpr std::string_view nothing = "null";

bool is_number(Shape shape)
{
    return shape == Shape::number || shape == Shape::number_or_null;
}

bool may_be_null(Shape shape)
{
    return shape == Shape::text_or_null || shape == Shape::number_or_null;
}

void append_cell(std::string& out, Field const& field, Cell const& cell)
{
    out += ",\"";
    out += field.name;
    out += "\":";
    if (!cell)
        out += nothing;
    else if (is_number(field.shape))
        out += *cell;
    else
        append_text(out, *cell);
}

/// Nothing where the value is not of the field's shape.
std::optional<Cell> take_cell(Reader& from, Shape shape)
{
    if (may_be_null(shape) && from.take(nothing)) return Cell{};
    if (!is_number(shape)) {
        auto text = from.take_text();
        return text ? std::optional{Cell{*std::move(text)}} : std::nullopt;
    }
    auto const number = from.take_number();
    return number ? std::optional{Cell{std::to_string(*number)}} : std::nullopt;
}

core::Result<Fact> take_fact(Reader& from)
{
    auto const refusal = core::refuse(core::Reason::json, "A fact of the journal cannot be read.");
    if (!from.take(R"({"fact":)")) return refusal;
    auto const word = from.take_text();
    if (!word) return refusal;
    auto const* const row = std::ranges::find(kinds, *word, &KindRow::word);
    if (row == kinds.end())
        return core::refuse(
            core::Reason::fields, "The journal holds a fact that this program does not know."
        );

    Fact fact{row->kind, {}};
    fact.cells.reserve(row->fields.size());
    for (auto const& field : row->fields) {
        if (!from.take(",\"") || !from.take(field.name) || !from.take("\":")) return refusal;
        auto cell = take_cell(from, field.shape);
        if (!cell) return refusal;
        fact.cells.push_back(*std::move(cell));
    }
    if (!from.take("}")) return refusal;
    return fact;
}

} // namespace

Cell const& cell_of(Fact const& fact, std::string_view name)
{
    auto const fields = row_of(fact.kind).fields;
    auto const at = std::ranges::find(fields, name, &Field::name) - fields.begin();
    if (static_cast<std::size_t>(at) >= fact.cells.size())
        throw std::logic_error{"a fact has no field " + std::string{name}};
    return fact.cells[static_cast<std::size_t>(at)];
}

std::string const& text_of(Fact const& fact, std::string_view name)
{
    auto const& cell = cell_of(fact, name);
    if (!cell) throw std::logic_error{"a fact's field is empty: " + std::string{name}};
    return *cell;
}

std::int64_t number_of(Fact const& fact, std::string_view name)
{
    auto const& text = text_of(fact, name);
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void append_fact(std::string& out, Fact const& fact)
{
    auto const& row = row_of(fact.kind);
    out += R"({"fact":)";
    append_text(out, row.word);
    for (std::size_t at = 0; at < row.fields.size(); ++at)
        append_cell(out, row.fields[at], fact.cells.at(at));
    out += '}';
}

core::Result<std::vector<Fact>> read_facts(std::string_view text)
{
    std::vector<Fact> facts;
    Reader from{text};
    while (!from.at_end()) {
        if (!facts.empty() && !from.take(","))
            return core::refuse(core::Reason::json, "Facts of the journal are not divided by commas.");
        auto fact = take_fact(from);
        if (!fact) return std::unexpected{fact.error()};
        facts.push_back(*std::move(fact));
    }
    return facts;
}

} // namespace etimbre::domain::journal
