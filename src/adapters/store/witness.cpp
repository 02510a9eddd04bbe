#include "adapters/store/witness.hpp"

#include "adapters/store/store_failure.hpp"

#include <string>

namespace etimbre::adapters::store {
namespace {

using domain::journal::Position;

Position stand_of(JournalHead& head, std::string_view stream)
{
    auto const stand = head.find(stream);
    if (!stand) throw StoreFailure{"the database does not know the journal " + std::string{stream}};
    return *stand;
}

} // namespace

Witness::Witness(soci::session& session, Terms terms)
    : terms_{terms}, head_{session}, base_{stand_of(head_, terms_.journal.stream())}
{
}

void Witness::testify(Notes const& notes)
{
    testified_.reset();
    if (notes.text().empty()) return;
    auto& journal = terms_.journal;
    auto const last = journal.last();
    auto const line = domain::journal::line_of(
        {.stream = journal.stream(),
         .seq = last.seq + 1,
         .base = base_.seq,
         .at_us = core::micros_of(terms_.clock()),
         .facts = notes.text(),
         .prev = last.hash},
        terms_.sha256
    );
    if (!head_.move(journal.stream(), base_, line.position))
        throw HeadMoved{
            "the database does not stand where the journal " + std::string{journal.stream()} +
            " left it: a twin of this service wrote, or the database was restored. See docs/journal.md"
        };
    journal.append(line);
    testified_ = line.position;
}

void Witness::committed()
{
    if (!testified_) return;
    base_ = *testified_;
    testified_.reset();
    terms_.journal.know_committed(base_);
}

std::optional<bool> Witness::resolve(soci::session& session)
{
    if (!testified_) return std::nullopt;
    JournalHead head{session};
    bool const took_place = stand_of(head, terms_.journal.stream()) == *testified_;
    if (took_place) committed();
    testified_.reset();
    return took_place;
}

} // namespace etimbre::adapters::store
