#pragma once

#include <string>
#include <vector>

namespace etimbre::adapters::render {

/// Files of the regular and bold faces of Noto Sans and Noto Naskh Arabic, without their hinting programs.
///
/// A page has no use for hinting, but cairo copies it into every PDF, where it was half of each font.
/// The files live in memory as long as the process; the paths are good in this process alone.
/// Throws RenderFailure when a face is not installed.
std::vector<std::string> font_files();

} // namespace etimbre::adapters::render
