#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::est3dgate {

/// An element of a small XML message: attributes, comments and processing instructions are left out, and the
/// text of an element is all of its own character data.
struct XmlElement {
    std::string name;
    std::string text{}; ///< UTF-8, not trimmed
    std::vector<XmlElement> children{};

    /// Null when there is no such child.
    XmlElement const* child(std::string_view child_name) const;
    /// The trimmed text of that child, empty when there is none.
    std::string_view text_of(std::string_view child_name) const;
};

/// Reads a whole XML message (UTF-8, UTF-16, ISO-8859-1, US-ASCII, or ISO-8859-9 as the gateway writes it).
///
/// Refuses `acquirer_answer` for anything not well-formed, any document type declaration (and with it every
/// entity but the five of XML itself), nesting deeper than 8, more than 500 elements, more than 256 KiB, and
/// two children of one name.
core::Result<XmlElement> parse_xml(std::string_view message);

/// Character data or attribute text with `& < > " '` escaped; characters that XML 1.0 cannot carry become
/// `?`.
std::string xml_escaped(std::string_view text);

} // namespace etimbre::adapters::est3dgate
