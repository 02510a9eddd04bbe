#include "domain/journal/fact.hpp"
#include "domain/journal/record.hpp"
#include "parsers.hpp"
#include "target.hpp"

namespace etimbre::fuzz {
namespace {

/// Any hash will do: what is tried is the reading, and a fuzzer cannot make good ones.
core::Hash no_hash(core::ByteView /*bytes*/)
{
    return {};
}

} // namespace

/// A line is read, or refused; what was read has one form.
void journal(std::string_view bytes)
{
    if (auto const read = domain::journal::read_line(bytes, no_hash))
        must(domain::journal::line_of(read->record, no_hash).text == bytes, "a record has one form");
    auto const facts = domain::journal::read_facts(bytes);
    if (!facts) return;
    std::string again;
    for (auto const& fact : *facts) {
        if (!again.empty()) again += ',';
        append_fact(again, fact);
    }
    must(again == bytes, "a fact has one form");
}

} // namespace etimbre::fuzz
