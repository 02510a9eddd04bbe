#pragma once

#include "core/language.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::letters {

/// A term and what it is, which may be written the other way than the language: "Order", "7K3M-9QXT-2B4H".
using Line = std::pair<std::string_view, std::string>;

/// What a mail says, before it is laid out as text and as HTML.
struct Content {
    core::Language language = core::Language::fr;
    std::string greeting;
    std::string title;
    std::string fact;
    std::vector<Line> order;
    struct Stamp {
        std::string service;
        std::vector<Line> lines;
    };
    std::vector<Stamp> stamps;
    std::string_view open;
    std::string link;
    std::vector<std::string_view> notes; ///< each a sentence or two
    std::string sender;                  ///< "eTimbre · etimbre.example"
};

/// In a line of Arabic a number would lose its beginning to the other side, and its groups would change
/// places: marks keep it as it is.
std::string with_direction(std::string_view value, core::Language language);

/// For who reads mails as text.
std::string as_text(Content const& content);

/// For everybody else: one column, colours of its own in every element since mail programs take style sheets
/// away, nothing fetched from anywhere.
std::string as_html(Content const& content);

/// A name as it is greeted: without control characters and without those that turn the direction of what
/// follows.
std::string greeted_name(std::string_view name);

} // namespace etimbre::letters
