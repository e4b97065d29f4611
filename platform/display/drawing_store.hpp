#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>

#include "platform/base/result.hpp"
#include "platform/display/raster.hpp"

namespace zuil {

// Drawings as they were rasterised, on the disk, since librsvg takes up to a second for one that fills the screen and
// reading its pixels back takes a hundredth of that. A file stands under the hash of what it was drawn from, so a
// drawing that changes is drawn anew. None of it is precious: what is damaged or missing is drawn again.
class DrawingStore {
public:
    // The longest unused drawings go first when all of them take more than bytes_max.
    DrawingStore(std::filesystem::path folder, std::uint64_t bytes_max);

    // decode_image() that draws an SVG once for each size it is wanted in. Photos are decoded anew: that is quick. Any
    // thread. A disk that cannot be written costs time, never the picture.
    Result<Bitmap> decode(std::span<const std::byte> bytes, int width, int height, Fit fit, CornerRadii corners);

private:
    void keep(const std::filesystem::path& file, const Bitmap& bitmap);

    const std::filesystem::path folder_;
    const std::uint64_t bytes_max_;
    std::mutex mutex_;  // guards bytes_
    std::uint64_t bytes_ = 0;
};

}  // namespace zuil
