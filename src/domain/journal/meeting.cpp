#include "domain/journal/meeting.hpp"

namespace etimbre::domain::journal {

Meeting meet(FileStand const& files, std::optional<Position> head, std::optional<core::Hash> at_head)
{
    auto const& last = files.last;
    if (!head && last.seq == 0) return Meeting::first_time;
    auto const stand = head.value_or(Position{});
    if (stand.seq > last.seq || files.known_committed > last.seq) return Meeting::journal_behind;
    if (last.seq != 0 && stand.seq + 1 < files.oldest) return Meeting::put_away;
    auto const expected = stand.seq == 0 ? core::Hash{} : at_head.value_or(core::Hash{});
    if (stand.hash != expected) return Meeting::strangers;
    if (stand.seq == last.seq) return Meeting::agree;
    return stand.seq < files.known_committed ? Meeting::database_behind : Meeting::for_nothing;
}

std::string_view sentence_of(Meeting meeting)
{
    switch (meeting) {
    case Meeting::first_time:
    case Meeting::agree:
    case Meeting::for_nothing:
        return "";
    case Meeting::database_behind:
        return "the database lacks what the journal says was acknowledged: it lost commits, or an old copy "
               "was "
               "restored. Run `etimbre journal repair`";
    case Meeting::journal_behind:
        return "the database goes further than the journal: the journal's files lost their end, or belong to "
               "another database or another service";
    case Meeting::strangers:
        return "the database and the journal have different records of one number: a twin of this service "
               "wrote, or the files belong to another database";
    case Meeting::put_away:
        return "the database stands before the oldest file of the journal that is here: bring back the files "
               "that were put away since its copy was made";
    }
    return "";
}

} // namespace etimbre::domain::journal
