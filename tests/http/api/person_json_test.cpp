#include "http/api/person_json.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

boost::json::value json(std::string const& text)
{
    auto value = server::parse_json(text);
    EXPECT_TRUE(value) << text;
    return value.value_or(nullptr);
}

std::size_t errors_of_payer(std::string const& email, std::string const& name)
{
    std::vector<server::FieldError> errors;
    parse_payer(json(R"({"email":")" + email + R"(","name":")" + name + "\"}"), "/payer", errors);
    return errors.size();
}

TEST(PayerJson, AnEmailHasOneAtSignWithSomethingOnBothSidesAndNoBlank)
{
    for (auto const* const email : {"a@b", "amina.b+x@example.org", "é@é.example"})
        EXPECT_EQ(errors_of_payer(email, "A"), 0U) << email;
    for (auto const* const email : {"a@", "@bc", "abc", "a@b@c", "a b@c", "a@b ", ""})
        EXPECT_EQ(errors_of_payer(email, "A"), 1U) << email;
    EXPECT_EQ(errors_of_payer(std::string(252, 'a') + "@b", "A"), 0U);
    EXPECT_EQ(errors_of_payer(std::string(253, 'a') + "@b", "A"), 1U);
}

TEST(PayerJson, ANameIsCountedInCharactersNotInBytes)
{
    std::string name;
    for (int i = 0; i < 200; ++i) name += "ع";
    EXPECT_EQ(errors_of_payer("a@b", name), 0U);
    EXPECT_EQ(errors_of_payer("a@b", name + "ع"), 1U);
    EXPECT_EQ(errors_of_payer("a@b", "   "), 1U);
}

/// The canonical document of {"holder": …}, and how many fields were wrong.
std::pair<std::optional<std::string>, std::size_t> read_holder(std::string const& body)
{
    std::vector<server::FieldError> errors;
    auto const value = json(body);
    server::Fields fields{value, "", errors};
    auto holder = parse_holder(fields, errors);
    return {std::move(holder), errors.size()};
}

TEST(HolderJson, TheDocumentIsBoundInItsCanonicalForm)
{
    auto const [document, wrong] =
        read_holder(R"({"holder":{"document_type":"passport","document_number":"ab 123-456","issuer":"MAR"}})"
        );
    EXPECT_EQ(document, "MAR|AB123456");
    EXPECT_EQ(wrong, 0U);
    EXPECT_EQ(read_holder("{}").first, std::nullopt);
}

TEST(HolderJson, ADocumentThatCannotBeOneIsAFieldError)
{
    for (auto const* const holder : {
             R"({"document_type":"visa","document_number":"AB1","issuer":"MAR"})",
             R"({"document_type":"passport","document_number":"!!","issuer":"MAR"})",
             R"({"document_type":"passport","document_number":"AB1","issuer":"Mar"})",
             R"({"document_type":"passport","document_number":"AB1","issuer":"MA1"})",
             R"({"document_type":"passport","document_number":"AB1"})",
             R"({"document_type":"passport","document_number":"AB1","issuer":"MAR","name":"A"})",
             R"("AB1")",
             "null",
         })
        EXPECT_EQ(read_holder(R"({"holder":)" + std::string{holder} + "}").second, 1U) << holder;
}

} // namespace
} // namespace etimbre::http::api
