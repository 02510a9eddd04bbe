#pragma once

#include "core/instant.hpp"

#include <soci/soci.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::store {

/// Stamps that a person must look at before anybody may use them.
class FrozenStamps {
public:
    explicit FrozenStamps(soci::session& session);
    ~FrozenStamps();
    FrozenStamps(FrozenStamps const&) = delete;
    FrozenStamps& operator=(FrozenStamps const&) = delete;

    /// A stamp that is frozen keeps its first reason.
    void freeze(std::string const& number, std::string_view reason, core::Instant now);
    /// False when it was not frozen.
    bool release(std::string const& number);

    struct Frozen {
        std::string number;
        std::string reason;
        std::int64_t since_us;
    };
    std::vector<Frozen> all();

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
