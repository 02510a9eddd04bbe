#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::render {

/// A PDF taken apart into its objects, for the few things that cairo 1.16 cannot say.
///
/// Reads what that cairo writes and no other dialect: one classical cross-reference table, no object streams.
/// Throws RenderFailure for a file that is built otherwise.
/// @par Source ISO 32000-1, 7.5 (file structure)
class PdfFile {
public:
    explicit PdfFile(std::string_view bytes);

    /// One more than the highest object number. Number 0 is no object.
    std::size_t size() const { return objects_.size(); }

    /// What stands between "N 0 obj" and "endobj".
    std::string& object(std::size_t number) { return objects_.at(number); }
    std::string const& object(std::size_t number) const { return objects_.at(number); }

    /// Adds an object and answers its number.
    std::size_t add(std::string body);

    std::string write() const;

private:
    void take_objects(std::string_view bytes, std::vector<std::size_t> const& starts);

    std::string header_;
    std::vector<std::string> objects_;
    std::string trailer_; ///< its entries but /Size
};

/// "12 0 R"
std::string reference(std::size_t number);

} // namespace etimbre::adapters::render
