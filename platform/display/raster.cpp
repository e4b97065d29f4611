#include "platform/display/raster.hpp"

#include <webp/decode.h>

#include <memory>
#include <string>

#include "platform/display/svg.hpp"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_ONLY_GIF
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 16384
#include <stb_image.h>

namespace zuil {
namespace {

static_assert(STBI_MAX_DIMENSIONS == image_side_max);

bool begins_with(std::span<const std::byte> bytes, std::string_view magic, std::size_t at = 0) {
    if (bytes.size() < at + magic.size()) return false;
    return std::string_view{reinterpret_cast<const char*>(bytes.data()) + at, magic.size()} == magic;
}

bool looks_like_svg(std::span<const std::byte> bytes) {
    const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && text[first] == '<';
}

Status check_size(int width, int height) {
    if (width < 1 || height < 1 || width > image_side_max || height > image_side_max ||
        static_cast<long long>(width) * height > image_pixels_max) {
        return fail(Errc::bad_data,
                    "A picture of " + std::to_string(width) + " x " + std::to_string(height) + " is not decoded.");
    }
    return {};
}

// Straight red, green, blue, alpha bytes to our premultiplied words.
Bitmap from_rgba(const unsigned char* rgba, int width, int height) {
    Bitmap bitmap{width, height};
    for (std::uint32_t& pixel : bitmap.pixels()) {
        pixel = premultiplied({rgba[0], rgba[1], rgba[2], rgba[3]});
        rgba += 4;
    }
    return bitmap;
}

Result<Bitmap> decode_webp(std::span<const std::byte> bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    int width = 0, height = 0;
    if (WebPGetInfo(data, bytes.size(), &width, &height) == 0) return fail(Errc::bad_data, "This WebP has no header.");
    TRY_DO(check_size(width, height));
    const std::unique_ptr<std::uint8_t, void (*)(void*)> rgba{WebPDecodeRGBA(data, bytes.size(), &width, &height),
                                                              WebPFree};
    if (!rgba) return fail(Errc::bad_data, "This WebP cannot be decoded.");
    return from_rgba(rgba.get(), width, height);
}

Result<Bitmap> decode_pixels(std::span<const std::byte> bytes) {
    if (begins_with(bytes, "RIFF") && begins_with(bytes, "WEBP", 8)) return decode_webp(bytes);
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const int size = static_cast<int>(bytes.size());
    int width = 0, height = 0, channels = 0;
    if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) {
        return fail(Errc::bad_data, "This is no JPEG, PNG, GIF, WebP or SVG.");
    }
    TRY_DO(check_size(width, height));
    const std::unique_ptr<stbi_uc, void (*)(void*)> rgba{
        stbi_load_from_memory(data, size, &width, &height, &channels, 4), stbi_image_free};
    if (!rgba) return fail(Errc::bad_data, std::string{"This picture cannot be decoded: "} + stbi_failure_reason());
    return from_rgba(rgba.get(), width, height);
}

}  // namespace

Result<Bitmap> decode_image(std::span<const std::byte> bytes, int width, int height, Fit fit, Focus focus,
                            CornerRadii corners) {
    TRY_DO(check_size(width, height));
    if (bytes.empty() || bytes.size() > image_bytes_max) {
        return fail(Errc::bad_data, "A picture of " + std::to_string(bytes.size()) + " bytes is not decoded.");
    }
    Bitmap bitmap;
    if (looks_like_svg(bytes)) {
        TRY(bitmap, draw_svg(bytes, width, height, fit, focus));
    } else {
        TRY(const Bitmap decoded, decode_pixels(bytes));
        bitmap = scale(decoded, width, height, fit, focus);
    }
    round_corners(bitmap, corners);
    return bitmap;
}

}  // namespace zuil
