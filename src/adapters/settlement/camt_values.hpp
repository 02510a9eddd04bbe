#pragma once

#include "adapters/settlement/camt_tags.hpp"
#include "core/money.hpp"
#include "domain/settlement/sink.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

/// How elements of camt are read, one by one.
namespace etimbre::adapters::settlement {

using domain::settlement::Objection;

/// The elements that are open, from the root.
class TagPath {
public:
    void push(Tag tag)
    {
        if (depth_ < open_.size()) open_[depth_] = tag;
        ++depth_;
    }
    void pop() { --depth_; }
    /// 0: the innermost, 1: what it stands in, …
    Tag above(std::size_t levels) const
    {
        return levels < depth_ ? open_[depth_ - 1 - levels] : Tag::unknown;
    }
    std::size_t depth() const { return depth_; }
    std::string text() const;

private:
    std::array<Tag, 65> open_{}; // XmlStream admits 64
    std::size_t depth_ = 0;
};

/// The text of an element and the currency it names.
struct Leaf {
    std::string_view text;
    std::string_view currency;
};

using Amount = std::expected<core::Money, core::Literal>;

/// Never negative: CdtDbtInd says which way.
Amount amount_of(Leaf leaf);

/// 1 for CRDT, -1 for DBIT, else 0.
int sign_of(std::string_view text);

bool is_true(std::string_view text);

/// The day of a Dt or a DtTm, as it is written there: in the bank's own time.
std::optional<std::chrono::sys_days> day_of(std::string_view text);

/// A whole number of ASCII digits.
std::optional<std::int64_t> count_of(std::string_view text);

/// Without control characters, and at most `bytes` long: cut between two characters.
std::string plain(std::string_view text, std::size_t bytes);

inline constexpr std::size_t longest_reference = 64; ///< bytes; ISO 20022 has 35 characters

/// False where the reference is too long to be kept whole.
bool keep_reference(std::string& to, std::string_view text);

} // namespace etimbre::adapters::settlement
