#include "inside/contest.hpp"

#include "load/latencies.hpp"

#include <iostream>
#include <string>

namespace etimbre::bench {
namespace {

double micros_of_a_call(std::function<void(std::size_t)> const& side, std::size_t calls)
{
    auto const before = cpu_used();
    for (std::size_t at = 0; at < calls; ++at) side(at);
    std::chrono::duration<double, std::micro> const used = cpu_used() - before;
    return used.count() / static_cast<double>(calls);
}

void append(std::string& list, double figure)
{
    if (!list.empty()) list += ',';
    list += std::to_string(figure);
}

} // namespace

void hold(Contest const& contest, std::size_t rounds)
{
    contest.ours(0);
    contest.reference(0);
    std::string ours;
    std::string reference;
    for (std::size_t round = 0; round < rounds; ++round) {
        append(ours, micros_of_a_call(contest.ours, contest.calls));
        append(reference, micros_of_a_call(contest.reference, contest.calls));
    }
    std::cout << R"({"name":")" << contest.name << R"(","ours_us":[)" << ours << R"(],"reference_us":[)"
              << reference << "]}\n";
}

} // namespace etimbre::bench
