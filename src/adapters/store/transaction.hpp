#pragma once

#include "adapters/store/dialect.hpp"

#include <string_view>

namespace etimbre::adapters::store {

enum class Begin { writing, reading };

/// All of what is done before `commit`, or nothing.
class Transaction {
public:
    explicit Transaction(soci::session& session, Begin begin = Begin::writing);
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;

    /// Throws StoreFailure, and nothing remains, when the database cannot.
    void commit();

private:
    soci::session& session_;
    bool open_ = false;
};

} // namespace etimbre::adapters::store
