#include "core/cbor.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace etimbre::core::cbor {

namespace {

enum class Major : std::uint8_t { unsigned_integer, negative_integer, bytes, text, array, map };

void put_head(Bytes& out, Major major, std::uint64_t argument)
{
    auto const top = static_cast<std::uint8_t>(static_cast<unsigned>(major) << 5U);
    if (argument < 24) {
        out.push_back(static_cast<std::uint8_t>(top | argument));
        return;
    }
    unsigned width_log2 = 0;
    for (std::uint64_t const limit : {0xFFULL, 0xFFFFULL, 0xFFFFFFFFULL})
        if (argument > limit) ++width_log2;
    out.push_back(static_cast<std::uint8_t>(top | (24U + width_log2)));
    for (auto shift = 8U << width_log2; shift > 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(argument >> (shift - 8)));
}

// NOLINTBEGIN(misc-no-recursion): values nest, and the reader bounds how deep.

struct Writer {
    Bytes& out;

    void operator()(std::int64_t value) const
    {
        if (value >= 0)
            put_head(out, Major::unsigned_integer, static_cast<std::uint64_t>(value));
        else
            put_head(out, Major::negative_integer, static_cast<std::uint64_t>(-(value + 1)));
    }
    void operator()(Bytes const& value) const
    {
        put_head(out, Major::bytes, value.size());
        out.insert(out.end(), value.begin(), value.end());
    }
    void operator()(std::string const& value) const
    {
        put_head(out, Major::text, value.size());
        out.insert(out.end(), value.begin(), value.end());
    }
    void operator()(Array const& items) const
    {
        put_head(out, Major::array, items.size());
        for (auto const& each : items) std::visit(*this, each.data);
    }
    void operator()(Map const& entries) const
    {
        put_head(out, Major::map, entries.size());
        for (auto const& [key, value] : entries) {
            std::visit(*this, key.data);
            std::visit(*this, value.data);
        }
    }
};

/// What a first byte and the bytes that belong to it say.
struct Head {
    Major major;
    std::uint64_t argument;
};

class Reader {
public:
    Reader(ByteView input, std::size_t depth) : rest_{input}, depth_{depth} {}
    bool at_end() const { return rest_.empty(); }

    std::optional<Value> value(std::size_t depth);

private:
    std::optional<Head> head();
    std::optional<std::uint64_t> long_argument(std::size_t width);
    std::optional<ByteView> take(std::uint64_t count);
    std::optional<Value> text(std::uint64_t length);
    std::optional<Value> array(std::uint64_t count, std::size_t depth);
    std::optional<Value> map(std::uint64_t count, std::size_t depth);

    ByteView rest_;
    std::size_t depth_;
};

std::optional<ByteView> Reader::take(std::uint64_t count)
{
    if (count > rest_.size()) return std::nullopt;
    auto const taken = rest_.first(static_cast<std::size_t>(count));
    rest_ = rest_.subspan(taken.size());
    return taken;
}

std::optional<std::uint64_t> Reader::long_argument(std::size_t width)
{
    auto const digits = take(width);
    if (!digits) return std::nullopt;
    std::uint64_t argument = 0;
    for (auto const each : *digits) argument = (argument << 8U) | each;
    auto const least = width == 1 ? 24U : std::uint64_t{1} << (width * 4);
    if (argument < least) return std::nullopt; // a shorter head would have held it
    return argument;
}

std::optional<Head> Reader::head()
{
    auto const first = take(1);
    if (!first) return std::nullopt;
    auto const byte = unsigned{first->front()};
    auto const major = byte >> 5U;
    auto const low = byte & 0x1FU;
    if (major > static_cast<unsigned>(Major::map) || low > 27) return std::nullopt;
    if (low < 24) return Head{static_cast<Major>(major), low};
    auto const argument = long_argument(std::size_t{1} << (low - 24));
    if (!argument) return std::nullopt;
    return Head{static_cast<Major>(major), *argument};
}

std::optional<Value> integer_of(Head head)
{
    if (head.argument > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return std::nullopt;
    auto const argument = static_cast<std::int64_t>(head.argument);
    return Value{head.major == Major::unsigned_integer ? argument : -1 - argument};
}

std::optional<Value> Reader::text(std::uint64_t length)
{
    auto const taken = take(length);
    if (!taken || !is_utf8(as_text(*taken))) return std::nullopt;
    return cbor::text(as_text(*taken));
}

std::optional<Value> Reader::array(std::uint64_t count, std::size_t depth)
{
    if (count > rest_.size()) return std::nullopt;
    Array items;
    items.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count; ++i) {
        auto item = value(depth + 1);
        if (!item) return std::nullopt;
        items.push_back(*std::move(item));
    }
    return Value{std::move(items)};
}

bool can_be_key(Value const& value)
{
    return std::holds_alternative<std::int64_t>(value.data) ||
           std::holds_alternative<std::string>(value.data);
}

std::optional<Value> Reader::map(std::uint64_t count, std::size_t depth)
{
    if (count > rest_.size() / 2) return std::nullopt;
    Map entries;
    entries.reserve(static_cast<std::size_t>(count));
    ByteView last_key;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto const before = rest_;
        auto key = value(depth + 1);
        if (!key || !can_be_key(*key)) return std::nullopt;
        auto const this_key = before.first(before.size() - rest_.size());
        if (i > 0 && !std::ranges::lexicographical_compare(last_key, this_key)) return std::nullopt;
        last_key = this_key;
        auto held = value(depth + 1);
        if (!held) return std::nullopt;
        entries.emplace_back(*std::move(key), *std::move(held));
    }
    return Value{std::move(entries)};
}

std::optional<Value> Reader::value(std::size_t depth)
{
    auto const read = head();
    if (!read) return std::nullopt;
    auto const nests = read->major == Major::array || read->major == Major::map;
    if (nests && depth >= depth_) return std::nullopt;
    switch (read->major) {
    case Major::unsigned_integer:
    case Major::negative_integer:
        return integer_of(*read);
    case Major::bytes: {
        auto const taken = take(read->argument);
        return taken ? std::optional{cbor::bytes(*taken)} : std::nullopt;
    }
    case Major::text:
        return text(read->argument);
    case Major::array:
        return array(read->argument, depth);
    case Major::map:
        return map(read->argument, depth);
    }
    return std::nullopt;
}

// NOLINTEND(misc-no-recursion)

} // namespace

// NOLINTBEGIN(misc-no-recursion): as deep as the values that are compared
bool operator==(Value const& left, Value const& right)
{
    return left.data == right.data;
}

bool operator==(Entry const& left, Entry const& right)
{
    return left.key == right.key && left.value == right.value;
}
// NOLINTEND(misc-no-recursion)

Value integer(std::int64_t value)
{
    return {value};
}

Value bytes(ByteView value)
{
    return {Bytes(value.begin(), value.end())};
}

Value text(std::string_view value)
{
    return {std::string{value}};
}

Value array(Array items)
{
    return {std::move(items)};
}

Value map(Map entries)
{
    std::ranges::sort(entries, {}, [](Entry const& entry) { return encode(entry.key); });
    return {std::move(entries)};
}

Bytes encode(Value const& value)
{
    Bytes out;
    std::visit(Writer{out}, value.data);
    return out;
}

std::optional<Value> decode(ByteView input, std::size_t depth)
{
    Reader reader{input, depth};
    auto value = reader.value(0);
    if (!value || !reader.at_end()) return std::nullopt;
    return value;
}

Value const* find(Value const& map, std::int64_t key)
{
    auto const* const entries = std::get_if<Map>(&map.data);
    if (entries == nullptr) return nullptr;
    for (auto const& [each, value] : *entries)
        if (auto const* const number = std::get_if<std::int64_t>(&each.data);
            number != nullptr && *number == key)
            return &value;
    return nullptr;
}

} // namespace etimbre::core::cbor
