#include "http/server/site.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace etimbre::http::server {
namespace {

TEST(Site, ReportsToTheOperator)
{
    std::string said;
    Listener listener{.transport = Transport::plain};
    listener.on_error = [&said](std::string_view what) { said = what; };
    Site const site{std::move(listener), Router{{}}};
    site.report("no more descriptors");
    EXPECT_EQ(said, "no more descriptors");
    site.report(std::make_exception_ptr(std::runtime_error{"on purpose"}));
    EXPECT_EQ(said, "on purpose");
    site.report(std::make_exception_ptr(7));
    EXPECT_EQ(said, "an exception of unknown type");
}

TEST(Site, AReportThatFailsHarmsNobody)
{
    Listener listener{.transport = Transport::plain};
    listener.on_error = [](std::string_view) { throw std::runtime_error{"the disk is full"}; };
    Site const site{std::move(listener), Router{{}}};
    testing::internal::CaptureStderr();
    site.report("something");
    EXPECT_FALSE(testing::internal::GetCapturedStderr().empty());
}

} // namespace
} // namespace etimbre::http::server
