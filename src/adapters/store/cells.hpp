#pragma once

#include <boost/pfr/core.hpp>
#include <boost/pfr/tuple_size.hpp>
#include <soci/soci.h>

#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>

namespace etimbre::adapters::store {

/// Where SOCI reads a parameter from and writes a column to: an address that never moves.
template <class Value>
struct Cell {
    Value value{};

    void put(Value given) { value = std::move(given); }
    Value take() { return std::exchange(value, Value{}); }
    void use_in(soci::statement& statement) { statement.exchange(soci::use(value)); }
    void fill_from(soci::statement& statement) { statement.exchange(soci::into(value)); }
};

/// The same for what may be NULL.
template <class Value>
struct Cell<std::optional<Value>> {
    Value value{};
    soci::indicator state = soci::i_null;

    void put(std::optional<Value> given)
    {
        state = given ? soci::i_ok : soci::i_null;
        if (given) value = *std::move(given);
    }
    std::optional<Value> take()
    {
        if (state == soci::i_null) return std::nullopt;
        return std::move(value);
    }
    void use_in(soci::statement& statement) { statement.exchange(soci::use(value, state)); }
    void fill_from(soci::statement& statement) { statement.exchange(soci::into(value, state)); }
};

/// A cell for each member of a plain struct of strings, integers and optionals of them, in their order.
template <class Record, class Positions = std::make_index_sequence<boost::pfr::tuple_size_v<Record>>>
class Cells;

template <class Record, std::size_t... At>
class Cells<Record, std::index_sequence<At...>> {
public:
    static constexpr std::size_t count = sizeof...(At);

    void put([[maybe_unused]] Record&& record)
    {
        (std::get<At>(cells_).put(std::move(boost::pfr::get<At>(record))), ...);
    }
    Record take() { return Record{std::get<At>(cells_).take()...}; }
    void use_in([[maybe_unused]] soci::statement& statement)
    {
        (std::get<At>(cells_).use_in(statement), ...);
    }
    void fill_from([[maybe_unused]] soci::statement& statement)
    {
        (std::get<At>(cells_).fill_from(statement), ...);
    }

private:
    std::tuple<Cell<boost::pfr::tuple_element_t<At, Record>>...> cells_;
};

} // namespace etimbre::adapters::store
