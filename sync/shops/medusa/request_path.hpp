#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zuil::medusa {

// The path of a request with its parameters: RequestPath{"/admin/products"}.with("limit", "10").text().
class RequestPath {
public:
    explicit RequestPath(std::string path) : text_{std::move(path)} {}

    RequestPath& with(std::string_view key, std::string_view value);
    RequestPath& with(std::string_view key, int value) { return with(key, std::to_string(value)); }
    // key[]=a&key[]=b
    RequestPath& with_each(std::string_view key, const std::vector<std::string>& values);

    const std::string& text() const { return text_; }

private:
    std::string text_;
    char separator_ = '?';
};

// As a part of a path or of a query: all but letters, digits, "-", "_", "." and "~" with percent signs.
std::string escaped(std::string_view text);

// RFC 4648, 4: with + and /, and padded.
std::string base64(std::string_view bytes);

}  // namespace zuil::medusa
