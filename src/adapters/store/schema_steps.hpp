#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

namespace etimbre::adapters::store {

/// Applies the statements of the schema `name` on an engine whose definitions commit by themselves, so that
/// no transaction can hold them together. Each statement that was applied is remembered: who is killed in
/// the middle goes on there when it is called again. `hash` tells one content of the schema from another.
/// Throws StoreFailure for a statement that fails, for a schema that was changed since it was half applied,
/// and when somebody else applies it at the same time.
void apply_in_steps(
    soci::session& session,
    std::string const& name,
    std::string const& hash,
    std::vector<std::string> const& statements
);

/// Forgets the steps of a schema that is remembered as a whole now. To be called in that transaction.
void forget_steps(soci::session& session, std::string const& name);

} // namespace etimbre::adapters::store
