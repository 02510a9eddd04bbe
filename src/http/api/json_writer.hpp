#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::http::api {

/// Writes one JSON value front to back, putting the commas. Whoever writes keeps brackets and keys in order.
class JsonWriter {
public:
    JsonWriter() { out_.reserve(512); }

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }

    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& truth(bool value);
    JsonWriter& null();
    /// A value that is JSON already.
    JsonWriter& json(std::string_view value);

    JsonWriter& text(std::string_view name, std::string_view value) { return key(name).text(value); }
    JsonWriter& number(std::string_view name, std::int64_t value) { return key(name).number(value); }
    JsonWriter& truth(std::string_view name, bool value) { return key(name).truth(value); }
    JsonWriter& null(std::string_view name) { return key(name).null(); }

    std::string take() && { return std::move(out_); }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string out_;
};

} // namespace etimbre::http::api
