#pragma once

#include "domain/journal/record.hpp"

#include <optional>
#include <string_view>

namespace etimbre::domain::journal {

/// Where a stream's files stand.
struct FileStand {
    Position last{};
    std::uint64_t known_committed = 0; ///< the latest record that the files know the database committed
    std::uint64_t oldest = 0;          ///< of the records that are still here; 0 where there are none
};

/// What a stream's files and the database find when they meet.
enum class Meeting : std::uint8_t {
    first_time,      ///< neither has seen the other
    agree,           ///< both stand at the same record
    for_nothing,     ///< what the files have more never committed, and nobody was told otherwise
    database_behind, ///< acknowledged commits are missing: lost, or an old copy was restored
    journal_behind,  ///< the files have lost their end, or belong to another database
    strangers,       ///< one number, two hashes: a twin, or another database
    put_away,        ///< the database stands before the oldest file that is here
};

/// @param head     where the database says that the stream stands; nothing where it does not know it.
/// @param at_head  the hash that the files have for the record of the head's number, if they have it.
Meeting meet(FileStand const& files, std::optional<Position> head, std::optional<core::Hash> at_head);

/// What it means, and what to do; empty where all is well.
std::string_view sentence_of(Meeting meeting);

} // namespace etimbre::domain::journal
