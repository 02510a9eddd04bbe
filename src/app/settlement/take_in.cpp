#include "app/settlement/take_in.hpp"

#include "app/settlement/publish.hpp"
#include "domain/settlement/tally.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace etimbre::app::settlement {
namespace {

constexpr int most_races = 10; ///< lost in a row for the same revision
constexpr std::int64_t swept_at_once = 4000;

/// How a file stands, and how much of it is laid out.
struct Standing {
    std::optional<File> file{};
    int chunks = 0;
};

Standing standing_of(Transactions& transactions, std::string_view sha)
{
    Standing standing;
    transactions.run([&](Books& books) { standing = {books.files.find(sha), books.files.chunks(sha)}; });
    return standing;
}

void lay_out(Tools const& tools, std::string_view sha, Chunk const& chunk)
{
    auto const now = tools.clock();
    tools.transactions.run([&](Books& books) { books.files.lay_out(sha, chunk, now); });
}

void sweep(Tools const& tools, std::string_view sha)
{
    for (bool more = true; more;)
        tools.transactions.run([&](Books& books) { more = books.files.sweep(sha, swept_at_once); });
}

/// The element as far as a row has room for it.
Error error_of(domain::settlement::Fault const& fault)
{
    constexpr std::size_t most = 200;
    return {
        std::string{fault.what.text},
        fault.line,
        fault.element.substr(0, std::min(most, fault.element.size()))
    };
}

void publish(Tools const& tools, std::string_view sha)
{
    for (int lost = 0;; ++lost) {
        try {
            auto const now = tools.clock();
            return tools.transactions.run([&](Books& books) { publish(books, sha, now); });
        } catch (RevisionTaken const&) {
            if (lost == most_races) throw;
        }
    }
}

/// While this worker read the file, it was rejected by another, swept, and received again.
struct NotAllLaidOut : std::runtime_error {
    NotAllLaidOut() : std::runtime_error{"a settlement file was swept while it was read"} {}
};

void conclude(Tools const& tools, std::string_view sha, Reading const& reading)
{
    auto const now = tools.clock();
    tools.transactions.run([&](Books& books) {
        if (reading.fault) {
            books.files.reject(sha, reading.summary, error_of(*reading.fault), now);
        } else if (books.files.parse(sha, reading.summary) && books.files.chunks(sha) != reading.chunks) {
            throw NotAllLaidOut{};
        }
    });
}

/// Nothing where it came to its end.
std::optional<Progress> lay_out_all(Tools const& tools, std::string_view sha, int chunks)
{
    auto const reading = read_file(
        tools.terms,
        [&](auto const& take) { return tools.vault.read(sha, take); },
        [&](Chunk const& chunk) {
            if (chunk.number >= chunks) lay_out(tools, sha, chunk);
        },
        tools.goes_on
    );
    if (!reading) return Progress::not_here;
    if (!reading->complete) return Progress::interrupted;
    try {
        conclude(tools, sha, *reading);
    } catch (NotAllLaidOut const&) {
        return Progress::interrupted;
    }
    return std::nullopt;
}

} // namespace

std::optional<Reading> read_file(
    Terms const& terms,
    Source const& source,
    Layout::LayOut const& lay_out,
    std::function<bool(std::int64_t)> const& goes_on
)
{
    Reading reading;
    Layout layout{terms.sha256, terms.acquirer_of, [&](Chunk const& chunk) {
                      lay_out(chunk);
                      ++reading.chunks;
                  }};
    domain::settlement::Tally tally{layout, terms.currency};
    auto const reader = terms.reader(tally);
    std::int64_t bytes = 0;
    bool interrupted = false;
    bool const is_here = source([&](std::string_view piece) {
        reading.fault = reader->read(piece);
        bytes += static_cast<std::int64_t>(piece.size());
        interrupted = !reading.fault && !goes_on(bytes);
        return !reading.fault && !interrupted;
    });
    if (!is_here) return std::nullopt;
    if (!reading.fault && !interrupted) reading.fault = reader->finish();
    if (!reading.fault && !interrupted) layout.finish();
    reading.complete = !interrupted;
    reading.summary = layout.summary();
    reading.summary.entries = tally.entries();
    reading.summary.lines = tally.lines();
    return reading;
}

Progress take_in(Tools const& tools, std::string_view sha)
{
    auto standing = standing_of(tools.transactions, sha);
    if (standing.file && standing.file->state == State::received) {
        if (auto const early = lay_out_all(tools, sha, standing.chunks)) return *early;
        standing = standing_of(tools.transactions, sha);
    }
    if (!standing.file) return Progress::decided;
    if (standing.file->state == State::parsed) publish(tools, sha);
    if (standing.file->state == State::rejected) sweep(tools, sha);
    return Progress::decided;
}

} // namespace etimbre::app::settlement
