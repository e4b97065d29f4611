#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>

#include <vector>

#include "platform/display/bitmap.hpp"

namespace zuil {

Status write_png(const std::string& path, const Bitmap& bitmap) {
    std::vector<unsigned char> rgb;
    rgb.reserve(bitmap.pixels().size() * 3);
    for (const std::uint32_t pixel : bitmap.pixels()) {
        for (const unsigned shift : {16U, 8U, 0U}) rgb.push_back(static_cast<unsigned char>(pixel >> shift & 0xFFU));
    }
    if (stbi_write_png(path.c_str(), bitmap.width(), bitmap.height(), 3, rgb.data(), bitmap.width() * 3) == 0) {
        return fail(Errc::store_fault, "The picture could not be written to " + path + ".");
    }
    return {};
}

}  // namespace zuil
