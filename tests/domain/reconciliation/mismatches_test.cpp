#include "domain/reconciliation/description.hpp"
#include "domain/reconciliation/match.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

/// A thousand random mismatches of every kind among a hundred thousand lines: all are found, each under its
/// name, and nothing else is.
namespace etimbre::domain::reconciliation {
namespace {

constexpr std::size_t sales = 99'000;
constexpr std::size_t others = 1'000; ///< refunds, and as many chargebacks' reversals
constexpr std::size_t mismatches = 1'000;

/// What is done to a line and what it must then be called.
enum class Fault {
    amount,
    currency,
    fee,
    doubled,
    unknown,
    unknown_kind,
    refund_unknown,
    late,
    left_out,
    charged_back,
    settled_before,
    revised,
    described
};
constexpr std::size_t faults = 13;

using Found = std::map<std::size_t, Code>; ///< by position of the line

class Day {
public:
    explicit Day(unsigned seed) : chance_{seed}
    {
        for (std::size_t i = 0; i < sales; ++i) add(sale(std::to_string(i)));
        for (std::size_t i = 0; i < others; ++i) add(of_kind(Kind::refund, "r" + std::to_string(i)));
        for (std::size_t i = 0; i < others; ++i) add(of_kind(Kind::reversal, "v" + std::to_string(i)));
        for (std::size_t i = 0; i < mismatches; ++i) plant(static_cast<Fault>(i % faults));
    }

    void check()
    {
        auto outcomes = match_by_reference(lines_, expectations_, agreed);
        match_by_description(lines_, expectations_, agreed, outcomes);
        Found found;
        std::vector<char> used(expectations_.size());
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (outcomes[at].code != Code::ok && outcomes[at].code != Code::cb_reversal)
                found[at] = outcomes[at].code;
            if (outcomes[at].expectation == nothing) continue;
            EXPECT_EQ(used.at(outcomes[at].expectation)++, 0) << "matched twice: " << at;
        }
        EXPECT_EQ(found, planted_);
        for (std::size_t at = 0; at < expectations_.size(); ++at)
            EXPECT_EQ(used[at] == 0 && !expectations_[at].told, missing_.contains(at))
                << expectations_[at].id;
        EXPECT_EQ(planted_.size() + missing_.size() + described_, mismatches);
    }

private:
    void add(Expectation expected)
    {
        expected.amount = mad(std::uniform_int_distribution<std::int64_t>{1'000, 500'000}(chance_));
        auto line = line_of(expected);
        if (chance_() % 2 == 0) line.acquirer_ref.clear(); // its callback was lost
        lines_.push_back(line);
        expectations_.push_back(std::move(expected));
    }

    /// A sale that nothing was done to yet.
    std::size_t a_sale()
    {
        for (;;) {
            auto const at = std::uniform_int_distribution<std::size_t>{0, sales - 1}(chance_);
            if (std::exchange(taken_[at], true)) continue;
            return at;
        }
    }

    void plant_new(Line line, Code code)
    {
        planted_[lines_.size()] = code;
        lines_.push_back(std::move(line));
    }

    void plant(Fault fault)
    {
        auto const at = a_sale();
        auto& line = lines_[at];
        auto& expected = expectations_[at];
        auto stranger = line_of(sale("x" + std::to_string(at)));
        switch (fault) {
        case Fault::amount:
            line.gross = mad(line.gross.minor() + 1);
            planted_[at] = Code::amount_diff;
            break;
        case Fault::currency:
            line.gross = eur(line.gross.minor());
            planted_[at] = Code::ccy_diff;
            break;
        case Fault::fee:
            line.fee = mad(line.fee.minor() + 1);
            planted_[at] = Code::fee_diff;
            break;
        case Fault::doubled:
            plant_new(line, Code::duplicate_line);
            break;
        case Fault::unknown:
            plant_new(stranger, Code::unknown_line);
            break;
        case Fault::unknown_kind:
            line.kind = Kind::unknown;
            planted_[at] = Code::unknown_line;
            missing_with_its_line(at);
            break;
        case Fault::refund_unknown:
            stranger.kind = Kind::refund;
            plant_new(stranger, Code::refund_unknown);
            break;
        case Fault::late:
            expected.booked = false;
            planted_[at] = Code::late;
            break;
        case Fault::left_out:
            leave_out(at);
            break;
        case Fault::charged_back:
            charge_back(at);
            break;
        case Fault::settled_before:
            expected = told(expected, {.source = line.source, .gross = line.gross, .fee = line.fee});
            planted_[at] = Code::duplicate_line;
            break;
        case Fault::revised:
            expected = told(expected, {.superseded = true, .gross = mad(1), .fee = line.fee});
            planted_[at] = Code::revised_after_booking;
            break;
        case Fault::described:
            describe(at);
            break;
        }
    }

    /// The sale of that line is expected in vain, and the line counts as one mismatch with it.
    void missing_with_its_line(std::size_t at)
    {
        missing_[at] = true;
        --described_;
    }

    /// Its line is a copy of nothing: as if it were not there.
    void leave_out(std::size_t at)
    {
        missing_[at] = true;
        lines_[at] = {.kind = Kind::fee, .acquirer_ref = {}, .our_ref = {}, .auth_code = {}, .day = some_day};
    }

    void charge_back(std::size_t at)
    {
        auto taken = expectations_[at];
        taken.kind = Kind::chargeback;
        plant_new(line_of(taken), Code::chargeback);
        expectations_.push_back(std::move(taken));
    }

    /// Neither reference is right, but code, amount and day are: no mismatch in the end.
    void describe(std::size_t at)
    {
        expectations_[at].auth_code = "auth-" + std::to_string(at);
        lines_[at].auth_code = expectations_[at].auth_code;
        lines_[at].our_ref = "GARBLED" + std::to_string(at);
        lines_[at].acquirer_ref.clear();
        ++described_;
    }

    std::mt19937 chance_;
    std::vector<Line> lines_;
    std::vector<Expectation> expectations_;
    std::map<std::size_t, bool> taken_;
    Found planted_;
    std::map<std::size_t, bool> missing_; ///< positions of what no line tells of
    std::size_t described_ = 0;
};

TEST(Mismatches, AThousandAmongAHundredThousandLinesAreAllFoundAndNothingElse)
{
    for (auto const seed : {1U, 20261201U}) {
        SCOPED_TRACE(seed);
        Day{seed}.check();
    }
}

} // namespace
} // namespace etimbre::domain::reconciliation
