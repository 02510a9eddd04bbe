#include "adapters/store/frozen_stamps.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

constexpr auto insert_frozen = R"sql(
    INSERT INTO stamp_frozen (number, reason, since_us) VALUES (:number, :reason, :since_us))sql";

constexpr auto delete_frozen = R"sql(
    DELETE FROM stamp_frozen WHERE number = :number)sql";

constexpr auto select_frozen = R"sql(
    SELECT number, reason, since_us FROM stamp_frozen ORDER BY since_us, number)sql";

struct ByNumber {
    std::string number;
};

} // namespace

struct FrozenStamps::Statements {
    explicit Statements(soci::session& session)
        : freeze{session, insert_frozen}, release{session, delete_frozen}, all{session, select_frozen}
    {
    }

    Prepared<Frozen> freeze;
    Prepared<ByNumber> release;
    Prepared<Nothing, Frozen> all;
};

FrozenStamps::FrozenStamps(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

FrozenStamps::~FrozenStamps() = default;

void FrozenStamps::freeze(std::string const& number, std::string_view reason, core::Instant now)
{
    statements_->freeze.insert({number, std::string{reason}, core::micros_of(now)}, Key::primary);
}

bool FrozenStamps::release(std::string const& number)
{
    return statements_->release.run({number}) == 1;
}

std::vector<FrozenStamps::Frozen> FrozenStamps::all()
{
    return statements_->all.all({});
}

} // namespace etimbre::adapters::store
