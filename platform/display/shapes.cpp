#include "platform/display/shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

// Coverage of a pixel whose centre lies this far inside an edge. Exact for a straight edge along the pixels, and well
// below a level that the eye sees for arcs of the radii that we draw.
float edge_coverage(float inside) { return std::clamp(inside + 0.5F, 0.0F, 1.0F); }

std::uint8_t to_byte(float coverage) { return static_cast<std::uint8_t>(std::lround(coverage * 255.0F)); }

// How far the pixel lies inside a rounded rect of this size, whose top left is at (0, 0).
float inside_rounded(float x, float y, float width, float height, float radius) {
    const float from_x = std::abs(x - width / 2) - width / 2 + radius;
    const float from_y = std::abs(y - height / 2) - height / 2 + radius;
    if (from_x > 0 && from_y > 0) return radius - std::hypot(from_x, from_y);
    return radius - std::max(from_x, from_y);
}

std::vector<float> gaussian(float sigma) {
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    std::vector<float> kernel;
    float sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        const float at = static_cast<float>(i) / sigma;
        kernel.push_back(std::exp(-at * at / 2));
        sum += kernel.back();
    }
    for (float& weight : kernel) weight /= sum;
    return kernel;
}

// A grid of floats that is empty outside.
struct Field {
    int width, height;
    std::vector<float> values = std::vector<float>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    float& at(int x, int y) {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

// Blurs along x and turns the grid over its diagonal, so that doing it twice blurs both ways and turns it back. Only
// the first `keep` columns, counted from `margin` outside, are computed.
Field blur_and_turn(Field& source, const std::vector<float>& kernel, int margin, int keep) {
    Field turned{source.height, keep};
    const int reach = static_cast<int>(kernel.size()) / 2;
    for (int y = 0; y < source.height; ++y) {
        for (int x = 0; x < keep; ++x) {
            const int centre = x - margin;
            const int first = std::max(0, centre - reach), last = std::min(source.width - 1, centre + reach);
            float sum = 0;
            for (int i = first; i <= last; ++i) {
                sum += source.at(i, y) * kernel[static_cast<std::size_t>(i - centre + reach)];
            }
            turned.at(y, x) = sum;
        }
    }
    return turned;
}

}  // namespace

Mask corner_mask(Corner corner, int radius, int border) {
    ENSURE(radius >= 0 && border >= 0);
    Mask mask{radius, radius};
    const bool right = corner == Corner::top_right || corner == Corner::bottom_right;
    const bool bottom = corner == Corner::bottom_left || corner == Corner::bottom_right;
    const auto size = static_cast<float>(radius), inner = static_cast<float>(std::max(0, radius - border));
    for (int y = 0; y < radius; ++y) {
        for (int x = 0; x < radius; ++x) {
            const float distance = std::hypot(size - static_cast<float>(x) - 0.5F, size - static_cast<float>(y) - 0.5F);
            float coverage = edge_coverage(size - distance);
            if (border > 0) coverage -= edge_coverage(inner - distance);
            mask.at(right ? radius - 1 - x : x, bottom ? radius - 1 - y : y) = to_byte(std::max(0.0F, coverage));
        }
    }
    return mask;
}

Mask ring_mask(int diameter, int stroke, float from_turn, float to_turn) {
    ENSURE(diameter > 0 && stroke > 0);
    Mask mask{diameter, diameter};
    const float outer = static_cast<float>(diameter) / 2, inner = outer - static_cast<float>(stroke);
    const float turn = 2 * std::numbers::pi_v<float>, length = to_turn - from_turn;
    if (length <= 0) return mask;
    const float from_x = std::sin(from_turn * turn), from_y = -std::cos(from_turn * turn);
    const float to_x = std::sin(to_turn * turn), to_y = -std::cos(to_turn * turn);
    for (int row = 0; row < diameter; ++row) {
        for (int column = 0; column < diameter; ++column) {
            const float x = static_cast<float>(column) + 0.5F - outer, y = static_cast<float>(row) + 0.5F - outer;
            const float distance = std::hypot(x, y);
            float coverage = edge_coverage(outer - distance) * (1 - edge_coverage(inner - distance));
            const float after_start = from_x * y - from_y * x, before_end = to_y * x - to_x * y;
            if (length < 0.5F) coverage *= edge_coverage(std::min(after_start, before_end));
            if (length >= 0.5F && length < 1) coverage *= edge_coverage(std::max(after_start, before_end));
            mask.at(column, row) = to_byte(coverage);
        }
    }
    return mask;
}

// Beyond `reach` the shadow is less than half a level of 255 at its alpha.
ShadowShape shadow_shape(ShadowSize size) {
    if (size == ShadowSize::small) return {.offset_y = 4, .reach = 18, .sigma = 8, .alpha_percent = 7};
    return {.offset_y = 12, .reach = 42, .sigma = 18, .alpha_percent = 12};
}

int shadow_inset(int radius, ShadowSize size) {
    return radius + static_cast<int>(std::ceil(2.5F * shadow_shape(size).sigma));
}

Mask shadow_mask(int width, int height, int radius, ShadowSize size) {
    const ShadowShape shape = shadow_shape(size);
    Field sharp{width, height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float inside =
                inside_rounded(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F, static_cast<float>(width),
                               static_cast<float>(height), static_cast<float>(radius));
            sharp.at(x, y) = edge_coverage(inside);
        }
    }
    const std::vector<float> kernel = gaussian(shape.sigma);
    const int full_width = width + 2 * shape.reach, full_height = height + 2 * shape.reach;
    // The shape is the same from all sides, so one quarter is blurred and mirrored.
    Field across = blur_and_turn(sharp, kernel, shape.reach, (full_width + 1) / 2);
    Field blurred = blur_and_turn(across, kernel, shape.reach, (full_height + 1) / 2);
    Mask mask{full_width, full_height};
    for (int y = 0; y < full_height; ++y) {
        for (int x = 0; x < full_width; ++x) {
            mask.at(x, y) = to_byte(blurred.at(std::min(x, full_width - 1 - x), std::min(y, full_height - 1 - y)));
        }
    }
    return mask;
}

}  // namespace zuil
