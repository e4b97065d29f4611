#pragma once

#include <cstddef>
#include <span>

#include "platform/base/result.hpp"
#include "platform/display/bitmap.hpp"

namespace zuil {

// JPEG, PNG or WebP. At least `width` x `height` where the picture has that: a JPEG is decoded at a half, a quarter or
// an eighth of its size where that is enough, which costs a fraction of the time and memory.
Result<Bitmap> decode_photo(std::span<const std::byte> bytes, int width, int height);

// Refuses sizes beyond those that raster.hpp names.
Status check_picture_size(int width, int height);

}  // namespace zuil
