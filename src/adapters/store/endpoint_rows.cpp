#include "adapters/store/endpoint_rows.hpp"

#include "adapters/store/store_failure.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using app::webhook::Attempt;
using app::webhook::Endpoint;
using app::webhook::Result;

constexpr std::size_t longest_reason = 200;

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : ",") + word;
    return text;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        auto const comma = std::min(text.find(','), text.size());
        words.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return words;
}

template <class Word>
Word known(std::optional<Word> word)
{
    if (!word) throw StoreFailure{"a webhook has a state or result that this program does not know"};
    return *word;
}

std::optional<Result> result_of(std::string_view text)
{
    for (auto const& [each, word] : app::webhook::result_words)
        if (word == text) return each;
    return std::nullopt;
}

} // namespace

EndpointRow row_of(Endpoint const& endpoint)
{
    return {
        .endpoint_id = endpoint.id.value,
        .owner = endpoint.owner,
        .url = endpoint.url,
        .types = joined(endpoint.types),
        .state = std::string{word_of(endpoint.state)},
        .reason = endpoint.reason.substr(0, longest_reason),
        .created_by = endpoint.created_by,
        .created_us = core::micros_of(endpoint.created_at),
        .moved_us = core::micros_of(endpoint.moved_at),
        .version = endpoint.version,
        .run_no = endpoint.run,
        .delivered_seq = endpoint.delivered_seq,
        .failures = endpoint.failures,
        .next_try_us = core::micros_of(endpoint.next_try),
        .held_until_us = core::micros_of(endpoint.held_until),
        .holder = endpoint.holder,
    };
}

AttemptRow row_of(Attempt const& attempt)
{
    return {
        .endpoint_id = attempt.endpoint.value,
        .run_no = attempt.run,
        .feed_seq = attempt.feed_seq,
        .attempt = attempt.number,
        .at_us = core::micros_of(attempt.at),
        .took_ms = static_cast<int>(attempt.took.count()),
        .result = std::string{word_of(attempt.result)},
        .status = attempt.status,
        .why = attempt.why.substr(0, longest_reason),
    };
}

Endpoint endpoint_of(EndpointRow row)
{
    return {
        .id = {std::move(row.endpoint_id)},
        .owner = std::move(row.owner),
        .url = std::move(row.url),
        .types = split(row.types),
        .state = known(domain::webhook::state_of(row.state)),
        .reason = std::move(row.reason),
        .created_by = std::move(row.created_by),
        .created_at = core::instant_of_micros(row.created_us),
        .moved_at = core::instant_of_micros(row.moved_us),
        .version = row.version,
        .run = row.run_no,
        .delivered_seq = row.delivered_seq,
        .failures = row.failures,
        .next_try = core::instant_of_micros(row.next_try_us),
        .held_until = core::instant_of_micros(row.held_until_us),
        .holder = std::move(row.holder),
    };
}

Attempt attempt_of(AttemptRow row)
{
    return {
        .endpoint = {std::move(row.endpoint_id)},
        .run = row.run_no,
        .feed_seq = row.feed_seq,
        .number = row.attempt,
        .at = core::instant_of_micros(row.at_us),
        .took = std::chrono::milliseconds{row.took_ms},
        .result = known(result_of(row.result)),
        .status = row.status,
        .why = std::move(row.why),
    };
}

} // namespace etimbre::adapters::store
