#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "platform/display/geometry.hpp"

namespace zuil {

// Premultiplied ARGB, one native 32-bit word a pixel (pixman's a8r8g8b8), rows without padding.
class Bitmap {
public:
    Bitmap() = default;
    // Transparent. Sizes are at least 0.
    Bitmap(int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    bool empty() const { return pixels_.empty(); }
    std::size_t bytes() const { return pixels_.size() * sizeof(std::uint32_t); }
    std::span<std::uint32_t> pixels() { return pixels_; }
    std::span<const std::uint32_t> pixels() const { return pixels_; }
    std::uint32_t& at(int x, int y) { return pixels_[index(x, y)]; }
    std::uint32_t at(int x, int y) const { return pixels_[index(x, y)]; }
    std::span<std::uint32_t> row(int y) { return pixels().subspan(index(0, y), static_cast<std::size_t>(width_)); }
    std::span<const std::uint32_t> row(int y) const {
        return pixels().subspan(index(0, y), static_cast<std::size_t>(width_));
    }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }
    int width_ = 0, height_ = 0;
    std::vector<std::uint32_t> pixels_;
};

// Coverage, 0 to 255 a pixel, coloured when it is drawn. Rows are padded to a multiple of 4 bytes, as pixman wants.
class Mask {
public:
    Mask() = default;
    // Empty coverage. Sizes are at least 0.
    Mask(int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    int stride() const { return stride_; }
    bool empty() const { return width_ == 0 || height_ == 0; }
    std::size_t bytes() const { return coverage_.size(); }
    std::span<std::uint8_t> coverage() { return coverage_; }
    std::span<const std::uint8_t> coverage() const { return coverage_; }
    std::uint8_t& at(int x, int y) { return coverage_[index(x, y)]; }
    std::uint8_t at(int x, int y) const { return coverage_[index(x, y)]; }
    void clear();
    // Copies `source` to (x, y); it has to fit.
    void put(const Mask& source, int x, int y);

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(stride_) + static_cast<std::size_t>(x);
    }
    int width_ = 0, height_ = 0, stride_ = 0;
    std::vector<std::uint8_t> coverage_;
};

// A premultiplied pixel of a straight colour.
std::uint32_t premultiplied(Colour colour);

// Writes a PNG file, for screenshots. Alpha is dropped: the bitmap is what a screen shows.
Status write_png(const std::string& path, const Bitmap& bitmap);

}  // namespace zuil
