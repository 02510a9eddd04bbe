#include "adapters/store/event_notes.hpp"

#include "adapters/store/prepared.hpp"
#include "core/bytes.hpp"
#include "domain/feed/owed.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <utility>

namespace etimbre::adapters::store {
namespace {

constexpr auto insert_owed = R"sql(
    INSERT INTO event_owed (writer, n, at_us, events) VALUES (:writer, :n, :at_us, :events))sql";

/// A column of TEXT holds 65,535 bytes.
constexpr std::size_t most_bytes = 30'000;

struct OwedRow {
    std::string writer;
    std::int64_t n;
    std::int64_t at_us;
    std::string events;
};

std::string drawn_name()
{
    std::random_device chance;
    std::array<std::uint8_t, 16> bytes{};
    std::ranges::generate(bytes, [&] { return static_cast<std::uint8_t>(chance()); });
    return core::to_hex(bytes);
}

} // namespace

struct EventNotes::Statements {
    explicit Statements(soci::session& session) : insert{session, insert_owed} {}

    Prepared<OwedRow> insert;
};

EventNotes::EventNotes(soci::session& session)
    : statements_{std::make_unique<Statements>(session)}, writer_{drawn_name()}
{
}

EventNotes::~EventNotes() = default;

void EventNotes::note(domain::feed::Event event)
{
    gathered_.push_back(domain::feed::noted(std::move(event)));
    if (!gathering_) write();
}

void EventNotes::gather()
{
    drop();
    gathering_ = true;
}

void EventNotes::write()
{
    std::string lines;
    auto earliest = std::numeric_limits<std::int64_t>::max();
    for (auto const& event : gathered_) {
        domain::feed::append_line(lines, event);
        earliest = std::min(earliest, event.at_us);
        if (lines.size() < most_bytes) continue;
        put(std::exchange(lines, {}), earliest);
        earliest = std::numeric_limits<std::int64_t>::max();
    }
    if (!lines.empty()) put(std::move(lines), earliest);
    drop();
}

void EventNotes::drop()
{
    gathered_.clear();
    unit_ = 0;
    gathering_ = false;
}

void EventNotes::put(std::string lines, std::int64_t at_us)
{
    statements_->insert.run({writer_, ++n_, at_us, std::move(lines)});
}

} // namespace etimbre::adapters::store
