#include "tests/platform/display/sample_pictures.hpp"

#include <png.h>
#include <turbojpeg.h>
#include <webp/encode.h>

#include <cstdint>
#include <stdexcept>

namespace zuil::test {
namespace {

// Straight red, green, blue, alpha.
std::vector<unsigned char> two_halves(int width, int height, unsigned char alpha = 255) {
    std::vector<unsigned char> rgba;
    for (int i = 0; i < width * height; ++i) {
        const bool left = i % width < width / 2;
        const unsigned char red = left ? 255 : 0, blue = left ? 0 : 255;
        for (const unsigned char channel : {red, static_cast<unsigned char>(0), blue, alpha}) rgba.push_back(channel);
    }
    return rgba;
}

Bytes copied(const unsigned char* from, std::size_t size) {
    const auto* bytes = reinterpret_cast<const std::byte*>(from);
    return {bytes, bytes + size};
}

}  // namespace

Bytes png(int width, int height, unsigned char alpha) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width), image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGBA;
    const auto rgba = two_halves(width, height, alpha);
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    Bytes bytes(size);
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, rgba.data(), 0, nullptr) == 0) {
        throw std::runtime_error{image.message};
    }
    bytes.resize(size);
    return bytes;
}

Bytes jpeg(int width, int height, JpegKind kind) {
    const tjhandle encoder = tjInitCompress();
    const auto rgba = two_halves(width, height);
    unsigned char* encoded = nullptr;
    unsigned long size = 0;
    const bool plain = kind == JpegKind::plain;
    const int outcome = tjCompress2(encoder, rgba.data(), width, 0, height, TJPF_RGBA, &encoded, &size,
                                    plain ? TJSAMP_444 : TJSAMP_420, 95, plain ? 0 : TJFLAG_PROGRESSIVE);
    if (outcome != 0) throw std::runtime_error{tjGetErrorStr2(encoder)};
    Bytes bytes = copied(encoded, size);
    tjFree(encoded);
    tjDestroy(encoder);
    return bytes;
}

Bytes webp(int width, int height) {
    std::uint8_t* encoded = nullptr;
    const std::size_t size =
        WebPEncodeLosslessRGBA(two_halves(width, height).data(), width, height, width * 4, &encoded);
    Bytes bytes = copied(encoded, size);
    WebPFree(encoded);
    return bytes;
}

Bytes bytes_of(std::string_view text) {
    return copied(reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

}  // namespace zuil::test
