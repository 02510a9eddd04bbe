#pragma once

#include "app/stamp/inspect.hpp"
#include "core/result.hpp"
#include "web/check_words.hpp"
#include "web/html_writer.hpp"

#include <string_view>

/// What is said of a stamp: a word, a mark and a colour, never the colour alone.
namespace etimbre::web {

enum class Tone { good, unsure, bad };

struct Verdict {
    Tone tone;
    Message const& message;
};

/// Of a stamp of ours, as it stands.
Verdict verdict_of(app::stamp::Standing standing, CheckWords const& words);
/// Of what is no stamp that anyone could use; also where we cannot tell.
Verdict verdict_of(core::Reason reason, CheckWords const& words);

/// What is to be mended in a typed number; empty for every other reason.
std::string_view mistake_of(core::Reason reason, CheckWords const& words);

/// The word as the page's heading, on its ground, with its mark.
void write_verdict(HtmlWriter& html, Verdict const& verdict);

} // namespace etimbre::web
