#include "web/person_form.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

std::vector<std::string_view> mistakes_in(PersonForm const& form)
{
    std::vector<Mistake> mistakes;
    command_of(form, core::QuoteId{std::string(32, 'a')}, core::Language::fr, mistakes);
    std::vector<std::string_view> fields;
    for (auto const& mistake : mistakes) fields.push_back(mistake.field);
    return fields;
}

TEST(PersonForm, EachMistakeStandsBesideItsOwnField)
{
    using Fields = std::vector<std::string_view>;
    EXPECT_EQ(mistakes_in({.email = "a@b.c", .name = "Salma"}), Fields{});
    EXPECT_EQ(mistakes_in({.email = "nobody", .name = ""}), (Fields{"email", "name"}));
    EXPECT_EQ(
        mistakes_in({.email = "a@b.c", .name = "S", .document_number = "é"}), Fields{"document_number"}
    );
    EXPECT_EQ(
        mistakes_in({.email = "a@b.c", .name = "S", .document_number = "A1", .issuer = "M"}), Fields{"issuer"}
    );
}

TEST(PersonForm, BlanksAroundWhatIsTypedDoNotCount)
{
    auto const form = read_person_form({{"email", " a@b.c\t"}, {"name", "  "}, {"issuer", "mar"}});
    EXPECT_EQ(form.email, "a@b.c");
    EXPECT_EQ(form.name, "");
    EXPECT_EQ(form.issuer, "MAR");
}

TEST(PersonForm, ADocumentBindsTheStampAndNoneIsNeeded)
{
    std::vector<Mistake> mistakes;
    core::QuoteId const quote{std::string(32, 'a')};
    auto const bound = command_of(
        {.email = "a@b.c", .name = "S", .document_number = "ab 123"}, quote, core::Language::ar, mistakes
    );
    EXPECT_EQ(bound.holder_document, "MAR|AB123");
    EXPECT_EQ(bound.language, core::Language::ar);
    EXPECT_FALSE(
        command_of({.email = "a@b.c", .name = "S"}, quote, core::Language::ar, mistakes).holder_document
    );
    EXPECT_TRUE(mistakes.empty());
}

} // namespace
} // namespace etimbre::web
