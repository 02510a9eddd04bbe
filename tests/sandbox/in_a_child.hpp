#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <iostream>

namespace etimbre::sandbox {

/// Runs `work` in a process of its own, for what is given up there is given up for ever. What it returned, or
/// -1 where it threw or died.
template <class Work>
int in_a_child(Work work)
{
    auto const child = ::fork();
    if (child == 0) {
        int answer = -1;
        try {
            answer = work();
        } catch (std::exception const& failure) {
            std::cerr << failure.what() << '\n';
        }
        ::_exit(answer);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace etimbre::sandbox
