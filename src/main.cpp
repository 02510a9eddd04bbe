#include "commands/command_line.hpp"

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>

namespace {

etimbre::core::Instant wall_clock()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

} // namespace

int main(int count, char** words)
try {
    return etimbre::commands::run(
        count,
        words,
        {[](char const* name) { return std::getenv(name); }, // NOLINT(concurrency-mt-unsafe): nobody sets one
         wall_clock,
         std::cin,
         std::cout,
         std::cerr}
    );
} catch (std::exception const& failure) {
    std::cerr << "etimbre: " << failure.what() << '\n';
    return 3;
}
