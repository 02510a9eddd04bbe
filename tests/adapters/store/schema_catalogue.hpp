#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

namespace etimbre::adapters::store {

/// A primary or a unique key.
struct KeyRule {
    std::string name;
    std::vector<std::string> columns;
    bool primary = false;
};

struct ForeignKeyRule {
    std::string name; ///< SQLite has none
    std::string table;
    std::string column;
    std::string parent;
    std::string parent_column;
};

/// What the engine itself says that its tables forbid, and the words in which it refuses.
class SchemaCatalogue {
public:
    explicit SchemaCatalogue(soci::session& session);

    std::vector<std::string> tables();
    std::vector<std::string> columns(std::string const& table);
    /// Each CHECK by the name that the engine gives it in a refusal: its text on SQLite, its number on
    /// MariaDB.
    std::vector<std::string> checks(std::string const& table);
    std::vector<KeyRule> keys(std::string const& table);
    std::vector<ForeignKeyRule> foreign_keys(std::string const& table);
    std::vector<std::string> columns_not_null(std::string const& table);
    std::vector<std::string> columns_of_numbers(std::string const& table);
    std::vector<std::string> triggers();

    /// The CHECK that a refusal is about, as `checks` names it; empty when it is about none.
    std::string check_in(std::string const& refusal) const;
    std::string words_of(std::string const& table, KeyRule const& key) const;
    std::string words_of(ForeignKeyRule const& key) const;
    std::string words_of_null(std::string const& table, std::string const& column) const;

private:
    std::vector<std::string> texts(std::string const& query);

    soci::session& session_;
};

} // namespace etimbre::adapters::store
