#include "domain/journal/chain.hpp"

namespace etimbre::domain::journal {

core::Result<ReadRecord> Chain::take(std::string_view line)
{
    auto read = read_line(line, sha256_);
    if (!read) return read;
    if (!follows(*read))
        return core::refuse(core::Reason::fields, "A record does not follow from the one before it.");
    last_ = Position{read->record.seq, read->hash};
    stream_ = read->record.stream;
    base_ = read->record.base;
    return read;
}

bool Chain::follows(ReadRecord const& read) const
{
    auto const& record = read.record;
    if (record.seq == 0 || record.base >= record.seq || record.base < base_) return false;
    if (!stream_.empty() && record.stream != stream_) return false;
    if (last_) return record.seq == last_->seq + 1 && record.prev == last_->hash;
    return record.seq != 1 || record.prev == core::Hash{};
}

} // namespace etimbre::domain::journal
