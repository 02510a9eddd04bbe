#include "adapters/curl/call.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace etimbre::adapters::curl {
namespace {

TEST(CurlCall, ForgetsItsOptionsWithIt)
{
    {
        Call first;
        first.set(CURLOPT_URL, "file:///dev/null");
        EXPECT_EQ(first.perform(), CURLE_OK);
    }
    Call second;
    EXPECT_EQ(second.perform(), CURLE_URL_MALFORMAT) << "there is no URL any more";
}

TEST(CurlCall, RefusesAnOptionThatIsNone)
{
    Call call;
    EXPECT_THROW(call.set(CURLOPT_LASTENTRY, 0L), CallFailure);
}

TEST(CurlCall, EachThreadHasItsOwn)
{
    Call here;
    here.set(CURLOPT_URL, "file:///dev/null");
    auto there = CURLE_OK;
    std::thread{[&] { there = Call{}.perform(); }}.join();
    EXPECT_EQ(there, CURLE_URL_MALFORMAT);
    EXPECT_EQ(here.perform(), CURLE_OK);
}

TEST(CurlLines, KeepTheirOrder)
{
    Lines lines;
    EXPECT_EQ(lines.get(), nullptr);
    lines.add("Expect:");
    lines.add("X-Second: 2");
    EXPECT_STREQ(lines.get()->data, "Expect:");
    EXPECT_STREQ(lines.get()->next->data, "X-Second: 2");
    EXPECT_EQ(lines.get()->next->next, nullptr);
}

} // namespace
} // namespace etimbre::adapters::curl
