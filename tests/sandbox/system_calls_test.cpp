#include "in_a_child.hpp"
#include "sandbox/system_calls.hpp"

#include <gtest/gtest.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace etimbre::sandbox {
namespace {

TEST(SystemCalls, WhatAServiceNeedsStillWorks)
{
    EXPECT_EQ(
        in_a_child([] {
            refuse_system_calls();
            bool ran = false;
            std::thread{[&] { ran = true; }}.join();
            addrinfo* found = nullptr;
            bool const resolved = ::getaddrinfo("localhost", "443", nullptr, &found) == 0;
            if (found != nullptr) ::freeaddrinfo(found);
            int const connection = ::socket(AF_INET6, SOCK_STREAM, 0);
            return ran && resolved && connection >= 0 ? 0 : 1;
        }),
        0
    );
}

TEST(SystemCalls, ARefusedOneFailsAndEndsNothing)
{
    EXPECT_EQ(
        in_a_child([] {
            refuse_system_calls();
            return ::fork() < 0 && errno == EPERM ? 0 : 1;
        }),
        0
    );
}

} // namespace
} // namespace etimbre::sandbox
