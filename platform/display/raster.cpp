#include "platform/display/raster.hpp"

#include <string>

#include "platform/display/photo.hpp"
#include "platform/display/svg.hpp"

namespace zuil {
Result<Bitmap> decode_image(std::span<const std::byte> bytes, int width, int height, Fit fit, Focus focus,
                            CornerRadii corners) {
    TRY_DO(check_picture_size(width, height));
    if (bytes.empty() || bytes.size() > image_bytes_max) {
        return fail(Errc::bad_data, "A picture of " + std::to_string(bytes.size()) + " bytes is not decoded.");
    }
    Bitmap bitmap;
    if (looks_like_svg(bytes)) {
        TRY(bitmap, draw_svg(bytes, width, height, fit, focus));
    } else {
        TRY(const Bitmap decoded, decode_photo(bytes, width, height));
        bitmap = scale(decoded, width, height, fit, focus);
    }
    round_corners(bitmap, corners);
    return bitmap;
}

}  // namespace zuil
