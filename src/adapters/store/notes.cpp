#include "adapters/store/notes.hpp"

#include <stdexcept>

namespace etimbre::adapters::store {

void Notes::append(domain::journal::Fact const& fact)
{
    if (fact.cells.size() != domain::journal::row_of(fact.kind).fields.size())
        throw std::logic_error{"a row does not have the fields of its fact"};
    if (!text_.empty()) text_ += ',';
    domain::journal::append_fact(text_, fact);
}

} // namespace etimbre::adapters::store
