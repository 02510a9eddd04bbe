#pragma once

#include "recon_samples.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace etimbre::adapters::store {

/// What reconciliation must come to, told in another way: every line is either of a fact of ours that no line
/// told of before, or its money waits in suspense until two people write it off.
class ReconModel {
public:
    void captured(int n) { sold_.insert(n); }
    void refunded(int n) { refunds_.insert(n); }
    void banked(std::int64_t minor, bool of_payout)
    {
        bank_ += minor;
        if (!of_payout) unknown_ += minor;
    }
    /// What was posted of a line that a revision leaves out stays; what it is less waits.
    void withdrawn(FileLine const& line) { unknown_ -= line.sign() * line.gross - line.fee; }
    void written_off(std::int64_t minor) { written_off_ += minor; }
    /// In the order in which they are matched.
    void line(FileLine const& line, int n) { lines_.push_back({line, n}); }

    /// The latest line has lost its names and kept its authorisation code.
    void garbled(int n) { garbled_[n].push_back(lines_.size() - 1); }
    /// One that alone fits a sale that no line tells of is of that sale from now on.
    void looked_through()
    {
        for (auto& [n, lines] : garbled_) {
            bool const is_told = std::ranges::any_of(lines_, [n = n](Told const& each) {
                return each.line.kind == "sale" && each.n == n;
            });
            if (lines.size() != 1 || is_told || !sold_.contains(n)) continue;
            lines_[lines.front()].n = n;
            lines.clear();
        }
    }

    std::map<std::string, std::int64_t> balances() const
    {
        std::int64_t fees = 0;
        std::int64_t waits = unknown_;
        std::int64_t charged_back = 0;
        std::set<std::pair<std::string, int>> told;
        for (auto const& [line, n] : lines_) {
            bool const known = is_ours(line, n) && told.insert({line.kind, n}).second;
            if (!known)
                waits += line.sign() * line.gross - line.fee;
            else
                fees += line.fee;
            if (known && line.kind == "chargeback") charged_back += line.gross;
            if (known && line.kind == "chargeback_reversal") charged_back -= line.gross;
        }
        auto const cards =
            static_cast<std::int64_t>(sold_.size()) - static_cast<std::int64_t>(refunds_.size());
        auto const suspense = -(waits - written_off_);
        return {
            {"bank:est3dgate:MAD", bank_},
            {"fees:est3dgate:MAD", fees},
            {"chargeback_receivable:est3dgate:MAD", charged_back},
            {"suspense:MAD", suspense},
            {"writeoff:MAD", -written_off_},
            {"receivable:est3dgate:MAD", cards * price - bank_ - fees - charged_back - suspense + written_off_
            },
        };
    }

private:
    struct Told {
        FileLine line;
        int n;
    };

    bool is_ours(FileLine const& line, int n) const
    {
        if (line.kind == "refund") return refunds_.contains(n);
        return sold_.contains(n);
    }

    std::set<int> sold_;
    std::set<int> refunds_;
    std::vector<Told> lines_;
    std::map<int, std::vector<std::size_t>>
        garbled_; ///< positions of lines that nothing of ours is known to be
    std::int64_t bank_ = 0;
    std::int64_t unknown_ = 0;
    std::int64_t written_off_ = 0;
};

} // namespace etimbre::adapters::store
