#include "platform/display/shrink.hpp"

#include <webp/encode.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>

#include "platform/display/photo.hpp"
#include "platform/display/raster.hpp"

namespace zuil {
namespace {

// Where shoppers see no difference to the original any more, and files stay small.
constexpr float quality = 84;

// WebP keeps colours apart from their alpha.
void unpremultiply(Bitmap& bitmap) {
    for (std::uint32_t& pixel : bitmap.pixels()) {
        const std::uint32_t alpha = pixel >> 24U;
        if (alpha == 255 || alpha == 0) continue;
        std::uint32_t straight = alpha << 24U;
        for (const unsigned shift : {16U, 8U, 0U}) {
            const std::uint32_t level = (pixel >> shift & 0xFFU) * 255 / alpha;
            straight |= std::min(level, 255U) << shift;
        }
        pixel = straight;
    }
}

Result<std::string> encode_webp(Bitmap bitmap) {
    unpremultiply(bitmap);
    std::uint8_t* written = nullptr;
    // Our words are blue, green, red, alpha bytes on the processors that photo.cpp allows.
    const auto* pixels = reinterpret_cast<const std::uint8_t*>(bitmap.pixels().data());
    const std::size_t size =
        WebPEncodeBGRA(pixels, bitmap.width(), bitmap.height(), bitmap.width() * 4, quality, &written);
    const std::unique_ptr<std::uint8_t, void (*)(void*)> owned{written, WebPFree};
    if (size == 0) return fail(Errc::bad_data, "This picture cannot be made smaller.");
    return std::string{reinterpret_cast<const char*>(written), size};
}

}  // namespace

Result<std::string> shrink_photo(std::string bytes, int side_max) {
    if (bytes.size() > image_bytes_max) return fail(Errc::bad_data, "This picture is too large to be made smaller.");
    // One pixel more than wanted, so that a JPEG decoded at half its size is not taken for one that was small all
    // along.
    TRY(const Bitmap photo, decode_photo(std::as_bytes(std::span{bytes}), side_max + 1, side_max + 1));
    const int side = std::max(photo.width(), photo.height());
    if (side <= side_max) return bytes;
    const auto shrunk = [side, side_max](int length) {
        return std::max(1, static_cast<int>(std::lround(static_cast<double>(length) * side_max / side)));
    };
    return encode_webp(scale(photo, shrunk(photo.width()), shrunk(photo.height()), Fit::cover));
}

}  // namespace zuil
