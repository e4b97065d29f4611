#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

// Pictures whose left half is red and whose right half is blue, in the formats that webshops serve.
namespace zuil::test {

using Bytes = std::vector<std::byte>;

enum class JpegKind { plain, progressive };

Bytes png(int width, int height, unsigned char alpha = 255);
Bytes jpeg(int width, int height, JpegKind kind = JpegKind::plain);
Bytes webp(int width, int height);
Bytes bytes_of(std::string_view text);

}  // namespace zuil::test
