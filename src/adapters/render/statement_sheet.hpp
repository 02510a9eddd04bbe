#pragma once

#include "app/closing/statement.hpp"

#include <string>

namespace etimbre::adapters::render {

/// The paper of a closed day, for the signature folder: one page in French, with what each post remits, how
/// the accounts stand, the hashes that bind it, and room for two signatures. Posts that find no room are
/// added up in one line; the CSV of the day has them all. The same statement gives the same bytes.
///
/// Throws RenderFailure when a font is missing or cairo fails.
std::string statement_pdf(app::closing::Statement const& statement);

} // namespace etimbre::adapters::render
