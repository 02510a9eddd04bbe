#include "domain/reconciliation/match.hpp"

#include "domain/reconciliation/judge.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace etimbre::domain::reconciliation {
namespace {

struct Key {
    Kind kind = Kind::unknown;
    std::string_view reference;

    friend bool operator==(Key const&, Key const&) = default;
};

struct KeyHash {
    std::size_t operator()(Key const& key) const
    {
        return std::hash<std::string_view>{}(key.reference) * 8 + static_cast<std::size_t>(key.kind);
    }
};

using Reference = std::string Line::*;
using Expected = std::string Expectation::*;

/// What one key leads to, and the first position that may still be free.
struct Bucket {
    std::vector<std::size_t> positions;
    std::size_t first = 0;
};

class Matching {
public:
    Matching(
        std::span<Line const> lines,
        std::span<Expectation const> expectations,
        std::optional<FeeTerms> const& terms
    )
        : lines_{lines},
          expectations_{expectations},
          terms_{terms},
          outcomes_(lines.size()),
          used_(expectations.size())
    {
        for (std::size_t at = 0; at < lines.size(); ++at) outcomes_[at] = alone(lines[at]);
    }

    /// Those that say the same go together first, so that one wrong amount does not make two.
    void join(Tier tier, Reference of_line, Expected of_expectation)
    {
        index(of_expectation);
        for (bool const exactly : {true, false}) {
            for (auto& [key, bucket] : buckets_) bucket.first = 0;
            for (std::size_t at = 0; at < lines_.size(); ++at)
                if (auto* const bucket = bucket_for(at, of_line)) tie(at, *bucket, tier, exactly);
        }
        for (std::size_t at = 0; at < lines_.size(); ++at)
            if (lines_[at].kind != Kind::fee && bucket_for(at, of_line) != nullptr)
                outcomes_[at].code = Code::duplicate_line;
    }

    std::vector<Outcome> take() && { return std::move(outcomes_); }

private:
    static Outcome alone(Line const& line)
    {
        auto const tier = line.copy ? Tier::copy : line.kind == Kind::fee ? Tier::own : Tier::none;
        return {judge_alone(line), tier, nothing};
    }

    void index(Expected reference)
    {
        buckets_.clear();
        for (std::size_t at = 0; at < expectations_.size(); ++at) {
            auto const& expected = expectations_[at];
            std::string_view const key = expected.*reference;
            if (!key.empty()) buckets_[{expected.kind, key}].positions.push_back(at);
        }
    }

    Bucket* bucket_for(std::size_t at, Reference reference)
    {
        auto const [code, tier, tie] = outcomes_[at];
        bool const may_be_tied = tier == Tier::none || tier == Tier::own;
        if (!may_be_tied || code == Code::duplicate_line) return nullptr;
        std::string_view const key = lines_[at].*reference;
        if (key.empty()) return nullptr;
        auto const found = buckets_.find({lines_[at].kind, key});
        return found == buckets_.end() ? nullptr : &found->second;
    }

    void tie(std::size_t at, Bucket& bucket, Tier tier, bool exactly)
    {
        while (bucket.first < bucket.positions.size() && used_[bucket.positions[bucket.first]])
            ++bucket.first;
        for (auto position = bucket.first; position < bucket.positions.size(); ++position) {
            auto const to = bucket.positions[position];
            if (used_[to] || !is_free(lines_[at], expectations_[to])) continue;
            if (exactly && !says_the_same(lines_[at], expectations_[to])) continue;
            used_[to] = 1;
            outcomes_[at] = outcome_of(lines_[at], to, tier);
            return;
        }
    }

    static bool is_free(Line const& line, Expectation const& expected)
    {
        if (!expected.told) return true;
        return !expected.told->answered &&
               (expected.told->superseded || expected.told->source != line.source);
    }

    static bool says_the_same(Line const& line, Expectation const& expected)
    {
        return expected.booked && line.gross == (expected.told ? expected.told->gross : expected.amount);
    }

    Outcome outcome_of(Line const& line, std::size_t to, Tier tier) const
    {
        auto const& expected = expectations_[to];
        if (expected.told) return {judge_again(line, expected), Tier::twin, to};
        return {judge(line, expected, terms_), tier, to};
    }

    std::span<Line const> lines_;
    std::span<Expectation const> expectations_;
    std::optional<FeeTerms> terms_;
    std::vector<Outcome> outcomes_;
    std::vector<char> used_;
    std::unordered_map<Key, Bucket, KeyHash> buckets_;
};

} // namespace

std::vector<Outcome> match_by_reference(
    std::span<Line const> lines,
    std::span<Expectation const> expectations,
    std::optional<FeeTerms> const& terms
)
{
    Matching matching{lines, expectations, terms};
    matching.join(Tier::acquirer_ref, &Line::acquirer_ref, &Expectation::acquirer_ref);
    matching.join(Tier::our_ref, &Line::our_ref, &Expectation::our_ref);
    return std::move(matching).take();
}

} // namespace etimbre::domain::reconciliation
