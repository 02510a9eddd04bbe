#include "adapters/store/endpoint_rows.hpp"
#include "adapters/store/store_failure.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

TEST(EndpointRows, TypesStandInOneColumn)
{
    app::webhook::Endpoint endpoint;
    EXPECT_EQ(row_of(endpoint).types, "");
    EXPECT_TRUE(endpoint_of(row_of(endpoint)).types.empty());
    endpoint.types = {"stamp.issued", "stamp.voided"};
    EXPECT_EQ(row_of(endpoint).types, "stamp.issued,stamp.voided");
    EXPECT_EQ(endpoint_of(row_of(endpoint)).types, endpoint.types);
}

TEST(EndpointRows, AWordOfANewerProgramIsAFailure)
{
    auto endpoint = row_of(app::webhook::Endpoint{});
    endpoint.state = "asleep";
    EXPECT_THROW(endpoint_of(endpoint), StoreFailure);
    auto attempt = row_of(app::webhook::Attempt{});
    attempt.result = "perhaps";
    EXPECT_THROW(attempt_of(attempt), StoreFailure);
}

TEST(EndpointRows, WhatPeopleReadIsCutWhereTheColumnEnds)
{
    app::webhook::Endpoint endpoint;
    endpoint.reason = std::string(201, 'x');
    EXPECT_EQ(row_of(endpoint).reason.size(), 200U);
}

} // namespace
} // namespace etimbre::adapters::store
