#include "app/settlement/publish.hpp"

#include <set>
#include <string>

namespace etimbre::app::settlement {
namespace {

/// The file that the statement replaces; empty where it replaces none.
std::string revise(FileStore& files, std::string_view sha, StatementName const& statement, core::Instant now)
{
    auto const standing = files.in_force(statement.identity);
    if (standing && standing->content == statement.content) return {};
    auto const revision = standing ? standing->revision + 1 : 1;
    if (!files.revise(sha, statement, revision, now)) throw RevisionTaken{};
    return standing ? standing->file : std::string{};
}

} // namespace

void publish(Books& books, std::string_view sha, core::Instant now)
{
    if (!books.files.publish(sha, now)) return;
    std::set<std::string> replaced;
    for (auto const& statement : books.files.names(sha))
        if (auto file = revise(books.files, sha, statement, now); !file.empty())
            replaced.insert(std::move(file));
    for (auto const& file : replaced)
        if (!books.files.is_in_force(file)) books.files.supersede(file, sha);
    books.jobs.schedule(jobs::Kind::reconcile, "books", now);
}

} // namespace etimbre::app::settlement
