#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace zuil {

using Json = nlohmann::json;

struct JsonLimits {
    std::size_t bytes_max = 32U << 20U;
    int depth_max = 64;
    std::size_t values_max = 4U << 20U;  // "[],[],[]" takes 20 times its own size in memory
};

// Refuses (bad_data) what is not JSON, not UTF-8, too large, too deep, or names a key twice in one object. The error
// says where, and never repeats what stood there: it may be personal.
Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

// Compact, keys in sorted order: equal values give equal text.
std::string to_text(const Json& value);

// One object being read, remembering where it stands so that an error says which field of which row is wrong:
// "products[3].price: a whole number is expected, not a string". Null and absent are the same.
class JsonReader {
public:
    JsonReader(const Json& value, std::string path) : value_{&value}, path_{std::move(path)} {}

    const Json& value() const { return *value_; }
    const std::string& path() const { return path_; }

    bool has(std::string_view key) const;
    Result<JsonReader> child(std::string_view key) const;  // an object or array
    Result<JsonReader> at(std::size_t index) const;        // an element, when this is an array
    Result<std::size_t> size() const;                      // when this is an array
    // Valid UTF-8 without control characters but newline and tab; a CR LF is read as a newline.
    Result<std::string> string(std::string_view key) const;
    Result<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most) const;
    Result<double> number(std::string_view key) const;  // finite
    // A number, or a text that holds one, as the decimal text that money is parsed from: "129.95".
    Result<std::string> decimal(std::string_view key) const;
    Result<bool> boolean(std::string_view key) const;
    std::string string_or(std::string_view key, std::string_view otherwise) const;  // absent or not a string: otherwise
    std::int64_t integer_or(std::string_view key, std::int64_t otherwise) const;
    bool boolean_or(std::string_view key, bool otherwise) const;

private:
    // Null when absent.
    const Json* find(std::string_view key) const;
    Result<const Json*> required(std::string_view key) const;
    std::string path_to(std::string_view key) const;

    const Json* value_;
    std::string path_;
};

// The list of that name, element by element; `read` gets a JsonReader and returns a Status.
template <class Read>
Status for_each(const JsonReader& row, std::string_view key, Read read) {
    TRY(const JsonReader list, row.child(key));
    TRY(const std::size_t count, list.size());
    for (std::size_t at = 0; at < count; ++at) {
        TRY(const JsonReader element, list.at(at));
        TRY_DO(read(element));
    }
    return {};
}

}  // namespace zuil
