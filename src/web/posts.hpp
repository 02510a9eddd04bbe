#pragma once

#include "domain/fees/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::web {

/// Finds posts by what people call them. Safe to share between threads.
class Posts {
public:
    /// `catalogue` must outlive this.
    explicit Posts(domain::fees::Catalogue const& catalogue);

    /// Posts in whose city, country, name or code every word of `query` begins a word, in any of the four
    /// languages; those whose city begins with the query first. None for a query without letters and digits.
    std::vector<domain::fees::Mission const*> find(std::string_view query) const;

private:
    struct Entry {
        domain::fees::Mission const* post;
        std::string cities; ///< keys with a blank before each word
        std::string words;
    };
    std::vector<Entry> entries_;
};

} // namespace etimbre::web
