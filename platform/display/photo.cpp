#include "platform/display/photo.hpp"

#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <bit>
#include <memory>
#include <string>
#include <string_view>

#include "platform/display/raster.hpp"

namespace zuil {
namespace {

// The decoders write blue, green, red, alpha bytes, which are our words on such a processor.
static_assert(std::endian::native == std::endian::little);

using Bytes = std::span<const std::byte>;

bool begins_with(Bytes bytes, std::string_view magic, std::size_t at = 0) {
    if (bytes.size() < at + magic.size()) return false;
    return std::string_view{reinterpret_cast<const char*>(bytes.data()) + at, magic.size()} == magic;
}

unsigned char* written(Bitmap& bitmap) { return reinterpret_cast<unsigned char*>(bitmap.pixels().data()); }
const unsigned char* read(Bytes bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

void premultiply(Bitmap& bitmap) {
    for (std::uint32_t& pixel : bitmap.pixels()) {
        const auto channel = [pixel](unsigned shift) { return static_cast<std::uint8_t>(pixel >> shift & 0xFFU); };
        if (channel(24) != 255) pixel = premultiplied({channel(16), channel(8), channel(0), channel(24)});
    }
}

struct CloseJpeg {
    void operator()(void* handle) const { tjDestroy(handle); }
};

// The largest of 1, 1/2, 1/4 and 1/8 that leaves enough.
tjscalingfactor enough_of(int width, int height, int wanted_width, int wanted_height) {
    tjscalingfactor factor{1, 1};
    for (const int part : {2, 4, 8}) {
        const tjscalingfactor smaller{1, part};
        if (TJSCALED(width, smaller) >= wanted_width && TJSCALED(height, smaller) >= wanted_height) factor = smaller;
    }
    return factor;
}

// Print shops' colours: Adobe stores them inverted, so that each is what is left of the light.
void cmyk_to_rgb(Bitmap& bitmap) {
    for (std::uint32_t& pixel : bitmap.pixels()) {
        const std::uint32_t key = pixel >> 24U;
        const auto lit = [pixel, key](unsigned shift) {
            return static_cast<std::uint8_t>((pixel >> shift & 0xFFU) * key / 255);
        };
        pixel = premultiplied({lit(0), lit(8), lit(16), 255});
    }
}

Result<Bitmap> decode_jpeg(Bytes bytes, int wanted_width, int wanted_height) {
    const std::unique_ptr<void, CloseJpeg> jpeg{tjInitDecompress()};
    const auto size = static_cast<unsigned long>(bytes.size());
    int width = 0, height = 0, sampling = 0, colours = 0;
    if (!jpeg || tjDecompressHeader3(jpeg.get(), read(bytes), size, &width, &height, &sampling, &colours) != 0) {
        return fail(Errc::bad_data, std::string{"This JPEG has no header: "} + tjGetErrorStr2(jpeg.get()));
    }
    TRY_DO(check_picture_size(width, height));
    const tjscalingfactor factor = enough_of(width, height, wanted_width, wanted_height);
    Bitmap bitmap{TJSCALED(width, factor), TJSCALED(height, factor)};
    const bool is_print = colours == TJCS_CMYK || colours == TJCS_YCCK;
    const int outcome =
        tjDecompress2(jpeg.get(), read(bytes), size, written(bitmap), bitmap.width(), bitmap.width() * 4,
                      bitmap.height(), is_print ? TJPF_CMYK : TJPF_BGRA, TJFLAG_LIMITSCANS);
    // Odd bytes between the parts are harmless and common; a picture cut off is not shown half grey.
    const std::string_view complaint = outcome == 0 ? "" : tjGetErrorStr2(jpeg.get());
    const bool is_cut = complaint.find("remature end") != std::string_view::npos;
    if (outcome != 0 && (is_cut || tjGetErrorCode(jpeg.get()) != TJERR_WARNING)) {
        return fail(Errc::bad_data, "This JPEG cannot be decoded: " + std::string{complaint});
    }
    if (is_print) cmyk_to_rgb(bitmap);
    return bitmap;
}

struct ClosePng {
    void operator()(png_image* image) const { png_image_free(image); }
};

Result<Bitmap> decode_png(Bytes bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, ClosePng> owned{&image};
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
        return fail(Errc::bad_data, std::string{"This PNG has no header: "} + image.message);
    }
    TRY_DO(check_picture_size(static_cast<int>(image.width), static_cast<int>(image.height)));
    image.format = PNG_FORMAT_BGRA;
    Bitmap bitmap{static_cast<int>(image.width), static_cast<int>(image.height)};
    if (png_image_finish_read(&image, nullptr, bitmap.pixels().data(), 0, nullptr) == 0) {
        return fail(Errc::bad_data, std::string{"This PNG cannot be decoded: "} + image.message);
    }
    premultiply(bitmap);
    return bitmap;
}

Result<Bitmap> decode_webp(Bytes bytes) {
    int width = 0, height = 0;
    if (WebPGetInfo(read(bytes), bytes.size(), &width, &height) == 0) {
        return fail(Errc::bad_data, "This WebP has no header.");
    }
    TRY_DO(check_picture_size(width, height));
    Bitmap bitmap{width, height};
    if (WebPDecodeBGRAInto(read(bytes), bytes.size(), written(bitmap), bitmap.bytes(), width * 4) == nullptr) {
        return fail(Errc::bad_data, "This WebP cannot be decoded.");
    }
    premultiply(bitmap);
    return bitmap;
}

}  // namespace

Status check_picture_size(int width, int height) {
    if (width < 1 || height < 1 || width > image_side_max || height > image_side_max ||
        static_cast<long long>(width) * height > image_pixels_max) {
        return fail(Errc::bad_data,
                    "A picture of " + std::to_string(width) + " x " + std::to_string(height) + " is not decoded.");
    }
    return {};
}

Result<Bitmap> decode_photo(Bytes bytes, int width, int height) {
    if (begins_with(bytes, "\xFF\xD8\xFF")) return decode_jpeg(bytes, width, height);
    if (begins_with(bytes, "\x89PNG")) return decode_png(bytes);
    if (begins_with(bytes, "RIFF") && begins_with(bytes, "WEBP", 8)) return decode_webp(bytes);
    return fail(Errc::bad_data, "This is no JPEG, PNG, WebP or SVG.");
}

}  // namespace zuil
