#include "http/server/from_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace etimbre::http::server {
namespace {

class SomethingOfAFile : public testing::Test {
protected:
    using Number = FromFiles<int>;
    using Found = Number::Found;

    ~SomethingOfAFile() override { std::filesystem::remove(file_); }

    void write(std::string const& text) const { std::ofstream{file_} << text; }
    Number number() const
    {
        return {{file_}, [this] {
                    int number = 0;
                    std::ifstream in{file_};
                    if (!(in >> number)) throw std::runtime_error{"this is no number"};
                    return std::make_shared<int const>(number);
                }};
    }

    std::string const file_ =
        std::filesystem::temp_directory_path() / ("etimbre-from-files-" + std::to_string(::getpid()));
};

TEST_F(SomethingOfAFile, IsMadeAnewWhenTheFileHasChanged)
{
    write("1");
    auto number = this->number();
    EXPECT_EQ(*number.current(), 1);
    EXPECT_EQ(number.look(), Found::same);
    write("2"); // of the same size, in the same moment
    EXPECT_EQ(number.look(), Found::renewed);
    EXPECT_EQ(*number.current(), 2);
    EXPECT_EQ(number.look(), Found::same);
}

TEST_F(SomethingOfAFile, StaysAsItWasWhereTheFileIsOfNoUse)
{
    write("1");
    auto number = this->number();
    write("nonsense");
    EXPECT_EQ(number.look(), Found::same) << "perhaps it is just being written";
    EXPECT_EQ(number.look(), Found::unusable);
    EXPECT_EQ(number.trouble(), "this is no number");
    EXPECT_EQ(number.look(), Found::same) << "said once";
    EXPECT_EQ(*number.current(), 1);
    std::filesystem::remove(file_);
    number.look();
    number.look();
    EXPECT_EQ(*number.current(), 1);
    write("3");
    EXPECT_EQ(number.look(), Found::renewed);
    EXPECT_EQ(number.trouble(), "");
}

TEST_F(SomethingOfAFile, IsForgivenAFileThatIsAsBeforeAgain)
{
    write("1");
    auto number = this->number();
    write("nonsense");
    number.look();
    number.look();
    write("1");
    EXPECT_EQ(number.look(), Found::same);
    EXPECT_EQ(number.trouble(), "");
}

TEST_F(SomethingOfAFile, IsNotMadeAtAllOfAFileThatIsNoUseFromTheStart)
{
    EXPECT_THROW(number(), std::runtime_error);
}

} // namespace
} // namespace etimbre::http::server
