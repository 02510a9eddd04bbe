#pragma once

#include "adapters/journal/descriptor.hpp"
#include "adapters/journal/segments.hpp"
#include "app/work/journal.hpp"

#include <filesystem>
#include <string>

namespace etimbre::adapters::journal {

/// The files of one stream, with this process as their only writer.
class StreamFiles final : public app::work::Journal {
public:
    struct Place {
        std::filesystem::path folder; ///< made, for its owner alone, where it is not
        std::string stream;
        core::Sha256 sha256 = nullptr;
        std::size_t segment_bytes = std::size_t{64} * 1024 * 1024; ///< a new file is begun past this
    };

    /// Takes the lock and walks along the latest file. Throws JournalFailure when another process writes the
    /// stream, when a file cannot be read or made, and when a line is broken that is not the last: a torn
    /// last line is what a kill leaves, and is cut off by the next `append`.
    explicit StreamFiles(Place place);

    std::string_view stream() const override { return place_.stream; }
    domain::journal::Position last() const override { return last_; }
    void append(domain::journal::Line const& line) override;
    void know_committed(domain::journal::Position const& record) noexcept override;

    /// The record that the latest one knew committed, or that was noted after it.
    std::uint64_t known_committed() const { return known_; }
    /// The hash of a record, from whatever file it lies in; nothing where it lies in none.
    std::optional<core::Hash> hash_of(std::uint64_t seq) const;
    /// The oldest record that is still here; 0 where there is none.
    std::uint64_t oldest() const;

private:
    void begin_segment();
    void read_latest();
    void read_known();

    Place place_;
    Descriptor lock_;
    Descriptor known_file_;
    Descriptor file_;
    domain::journal::Position last_{};
    std::uint64_t known_ = 0;
    std::size_t end_ = 0;
    bool dirty_ = false; ///< something that is no record may stand behind `end_`
};

} // namespace etimbre::adapters::journal
