#pragma once

#include "acquirer_sim/merchant_form.hpp"

#include <string>
#include <string_view>

namespace etimbre::acquirer_sim {

/// Text for an element or a quoted attribute.
std::string escaped(std::string_view text);

/// One hidden input a field.
std::string hidden_inputs(FormFields const& fields);

/// A whole page. Styles and script are files of our own, so that the page needs nothing inline.
/// @param language  ar, fr or en; Arabic is written from right to left.
/// @param body      HTML.
std::string whole_page(std::string_view language, std::string_view title, std::string_view body);

extern std::string_view const page_css;
extern std::string_view const page_js;

} // namespace etimbre::acquirer_sim
