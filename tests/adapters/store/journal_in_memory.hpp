#pragma once

#include "app/work/journal.hpp"

#include <string>
#include <vector>

namespace etimbre::adapters::store {

/// A stream whose disk is this object.
class JournalInMemory final : public app::work::Journal {
public:
    std::string_view stream() const override { return "one-0"; }
    domain::journal::Position last() const override { return last_; }
    void append(domain::journal::Line const& line) override
    {
        if (full) throw app::work::JournalFailure{"the journal cannot be written: no space"};
        last_ = line.position;
        lines.push_back(line.text);
    }
    void know_committed(domain::journal::Position const& record) noexcept override { known = record.seq; }

    bool full = false;
    std::vector<std::string> lines;
    std::uint64_t known = 0;

private:
    domain::journal::Position last_{};
};

inline core::Instant half_past_noon()
{
    return core::instant_of_unix(1'800'000'000);
}

} // namespace etimbre::adapters::store
