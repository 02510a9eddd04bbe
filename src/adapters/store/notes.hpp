#pragma once

#include "domain/journal/fact.hpp"

#include <boost/pfr/core.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::adapters::store {

/// The facts of one transaction, as its rows are written, for the second witness. A session whose rows nobody
/// witnesses notes nothing.
class Notes {
public:
    void begin_noting() { noting_ = true; }
    bool noting() const { return noting_; }

    /// `row` has the kind's fields as its members, in their order: strings, integers, and optionals of them.
    template <class Row>
    void add(domain::journal::Kind kind, Row const& row)
    {
        if (!noting_) return;
        domain::journal::Fact fact{kind, {}};
        boost::pfr::for_each_field(row, [&](auto const& value) { fact.cells.push_back(cell_of(value)); });
        append(fact);
    }

    void begin_transaction() { text_.clear(); }
    void begin_unit() { unit_ = text_.size(); }
    /// The unit is undone, and with it what it noted.
    void take_back_unit() { text_.resize(unit_); }
    bool unit_has_facts() const { return text_.size() > unit_; }

    /// All facts, divided by commas.
    std::string_view text() const { return text_; }

private:
    static domain::journal::Cell cell_of(std::string const& text) { return text; }
    static domain::journal::Cell cell_of(std::int64_t number) { return std::to_string(number); }
    template <class Value>
    static domain::journal::Cell cell_of(std::optional<Value> const& value)
    {
        return value ? cell_of(*value) : std::nullopt;
    }

    void append(domain::journal::Fact const& fact);

    bool noting_ = false;
    std::string text_;
    std::size_t unit_ = 0;
};

} // namespace etimbre::adapters::store
