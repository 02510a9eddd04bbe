#include "adapters/store/schema_steps.hpp"

#include "adapters/store/mariadb_errors.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/transaction.hpp"

#include <soci/mysql/soci-mysql.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace etimbre::adapters::store {
namespace {

constexpr auto create_steps = R"sql(
    CREATE TABLE IF NOT EXISTS schema_step (
        name   VARCHAR(100) NOT NULL PRIMARY KEY,
        sha256 CHAR(64)     NOT NULL,
        done   INTEGER      NOT NULL,
        tried  INTEGER      NOT NULL
    ))sql";

constexpr auto insert_begun = R"sql(
    INSERT INTO schema_step (name, sha256, done, tried) VALUES (:name, :sha256, 0, 0))sql";

constexpr auto select_done = R"sql(
    SELECT sha256, done, tried FROM schema_step WHERE name = :name)sql";

// The WHERE on the old count is the lock: of two migrations at once, one goes on.
constexpr auto update_done = R"sql(
    UPDATE schema_step SET done = :to_done WHERE name = :name AND done = :from_done)sql";

constexpr auto update_tried = R"sql(
    UPDATE schema_step SET tried = :tried WHERE name = :name AND done = :done)sql";

constexpr auto delete_steps = R"sql(
    DELETE FROM schema_step WHERE name = :name)sql";

struct Begun {
    std::string name;
    std::string sha256;
};

struct Named {
    std::string name;
};

struct Done {
    std::string sha256;
    std::int64_t done;
    std::int64_t tried; ///< one more than `done` while a definition is being made
};

struct Try {
    std::int64_t tried;
    std::string name;
    std::int64_t done;
};

struct Step {
    std::int64_t to_done;
    std::string name;
    std::int64_t from_done;
};

bool changes_rows(std::string_view statement)
{
    constexpr std::array<std::string_view, 3> words{"INSERT", "UPDATE", "DELETE"};
    return std::ranges::any_of(words, [=](auto const word) { return statement.starts_with(word); });
}

class Steps {
public:
    Steps(soci::session& session, std::string const& name, std::string const& hash)
        : session_{session}, name_{name}, hash_{hash}
    {
        session_ << create_steps;
    }

    /// How many statements were applied before.
    std::int64_t begin()
    {
        if (Prepared<Begun>{session_, insert_begun}.insert({name_, hash_}, Key::primary)) return 0;
        auto const found = Prepared<Named, Done>{session_, select_done}.one({name_});
        if (!found || found->sha256 != hash_)
            throw StoreFailure{name_ + " was changed after half of it was applied: put the old text back"};
        interrupted_ = found->tried > found->done;
        return found->done;
    }

    void apply(std::string const& statement, std::int64_t at)
    {
        changes_rows(statement) ? change(statement, at) : define(statement, at);
        interrupted_ = false;
    }

private:
    void change(std::string const& statement, std::int64_t at)
    {
        Transaction transaction{session_};
        run(statement);
        remember(at);
        transaction.commit();
    }

    /// A definition is made whole or not at all. The one at which we were killed may have been made.
    void define(std::string const& statement, std::int64_t at)
    {
        set_tried(at + 1, at);
        try {
            session_ << statement;
        } catch (soci::mysql_soci_error const& error) {
            if (!interrupted_ || !dialect::mariadb_is_made_already(error.err_num_)) {
                set_tried(at, at);
                fail(error);
            }
        }
        remember(at);
    }

    void set_tried(std::int64_t tried, std::int64_t done)
    {
        if (Prepared<Try>{session_, update_tried}.run({tried, name_, done}) != 1) fail_for_another();
    }

    void run(std::string const& statement)
    {
        try {
            session_ << statement;
        } catch (soci::soci_error const& error) {
            fail(error);
        }
    }

    void remember(std::int64_t at)
    {
        if (Prepared<Step>{session_, update_done}.run({at + 1, name_, at}) != 1) fail_for_another();
    }

    [[noreturn]] void fail_for_another() { throw StoreFailure{name_ + " is being applied by somebody else"}; }

    [[noreturn]] void fail(soci::soci_error const& error)
    {
        throw StoreFailure{name_ + " cannot be applied: " + error.get_error_message()};
    }

    soci::session& session_;
    std::string const& name_;
    std::string const& hash_;
    bool interrupted_ = false; ///< somebody was killed in the middle of the next definition
};

} // namespace

void apply_in_steps(
    soci::session& session,
    std::string const& name,
    std::string const& hash,
    std::vector<std::string> const& statements
)
{
    Steps steps{session, name, hash};
    for (auto at = steps.begin(); at < std::ssize(statements); ++at)
        steps.apply(statements[static_cast<std::size_t>(at)], at);
}

void forget_steps(soci::session& session, std::string const& name)
{
    Prepared<Named>{session, delete_steps}.run({name});
}

} // namespace etimbre::adapters::store
