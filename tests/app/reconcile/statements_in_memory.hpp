#pragma once

#include "no_reconciliation.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::app::reconcile::testing {

/// Statements of one account in one year, those in `rows` in force.
struct StatementsInMemory : NoStatements {
    std::vector<StatementPage> rows;
    std::vector<std::string> waiting; ///< identities

    std::vector<StatementPage> published(PublishedPages const& which) override
    {
        std::vector<StatementPage> found;
        for (auto const& each : rows)
            if (each.published >= which.from && each.published <= which.until &&
                (!which.of_several || each.page.number > 1 || !each.page.is_last) &&
                std::pair{each.file, std::int64_t{each.number}} >
                    std::pair{which.after_file, which.after_number} &&
                found.size() < which.most)
                found.push_back(each);
        return found;
    }
    std::vector<StatementPage> in_queue(std::string_view after, std::size_t) override
    {
        std::vector<StatementPage> found;
        for (auto const& each : rows)
            if (each.identity > after && std::ranges::find(waiting, each.identity) != waiting.end())
                found.push_back(each);
        return found;
    }
    std::optional<StatementPage> before(StatementPage const& of) override
    {
        std::optional<StatementPage> found;
        for (auto const& each : rows) {
            bool const fits = of.page.number == 1 ? each.page.sequence < of.page.sequence
                                                  : each.page.statement == of.page.statement &&
                                                        each.page.number < of.page.number;
            if (fits && (!found || place(each) > place(*found))) found = each;
        }
        return found;
    }
    std::optional<StatementPage> next_page(StatementPage const& of) override
    {
        std::optional<StatementPage> found;
        for (auto const& each : rows)
            if (each.page.statement == of.page.statement && each.page.number > of.page.number &&
                (!found || place(each) < place(*found)))
                found = each;
        return found;
    }
    std::optional<StatementPage> next_statement(StatementPage const& of) override
    {
        std::optional<StatementPage> found;
        for (auto const& each : rows)
            if (each.page.sequence > of.page.sequence && (!found || place(each) < place(*found)))
                found = each;
        return found;
    }

private:
    static std::pair<std::optional<std::int64_t>, int> place(StatementPage const& page)
    {
        return {page.page.sequence, page.page.number};
    }
};

} // namespace etimbre::app::reconcile::testing
