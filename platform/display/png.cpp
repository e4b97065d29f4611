#include <png.h>

#include <vector>

#include "platform/display/bitmap.hpp"

namespace zuil {

Status write_png(const std::string& path, const Bitmap& bitmap) {
    std::vector<unsigned char> rgb;
    rgb.reserve(bitmap.pixels().size() * 3);
    for (const std::uint32_t pixel : bitmap.pixels()) {
        for (const unsigned shift : {16U, 8U, 0U}) rgb.push_back(static_cast<unsigned char>(pixel >> shift & 0xFFU));
    }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(bitmap.width());
    image.height = static_cast<png_uint_32>(bitmap.height());
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    if (png_image_write_to_file(&image, path.c_str(), 0, rgb.data(), 0, nullptr) == 0) {
        return fail(Errc::store_fault, "The picture could not be written to " + path + ": " + image.message);
    }
    return {};
}

}  // namespace zuil
