#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "platform/base/check.hpp"
#include "platform/display/raster.hpp"
#include "platform/display/shapes.hpp"

namespace zuil {
namespace {

// How one line of the source becomes one of the target: for each target pixel its first source pixel and its weights.
struct Taps {
    int first = 0;
    std::vector<float> weights;
};

// Shrinking takes each source pixel by the share of it that falls in the target pixel (a box filter); growing
// interpolates between neighbours.
std::vector<Taps> taps_for(int source, float from, float length, int target) {
    std::vector<Taps> all(static_cast<std::size_t>(target));
    const float ratio = length / static_cast<float>(target);
    for (int i = 0; i < target; ++i) {
        Taps& taps = all[static_cast<std::size_t>(i)];
        const float begin = from + static_cast<float>(i) * ratio, end = begin + ratio;
        if (ratio >= 1) {
            taps.first = std::clamp(static_cast<int>(begin), 0, source - 1);
            const int last = std::clamp(static_cast<int>(std::ceil(end)) - 1, taps.first, source - 1);
            for (int pixel = taps.first; pixel <= last; ++pixel) {
                const auto left = static_cast<float>(pixel);
                taps.weights.push_back(std::max(0.0F, std::min(end, left + 1) - std::max(begin, left)));
            }
        } else {
            const float centre = std::clamp((begin + end) / 2 - 0.5F, 0.0F, static_cast<float>(source - 1));
            taps.first = std::min(static_cast<int>(centre), std::max(0, source - 2));
            const float second = centre - static_cast<float>(taps.first);
            taps.weights = {1 - second};
            if (source > 1) taps.weights.push_back(second);
        }
        float sum = 0;
        for (const float weight : taps.weights) sum += weight;
        for (float& weight : taps.weights) weight /= sum;
    }
    return all;
}

using Pixel = std::array<float, 4>;

void add(Pixel& sum, std::uint32_t pixel, float weight) {
    for (std::size_t channel = 0; channel < 4; ++channel) {
        sum[channel] += static_cast<float>(pixel >> (8 * channel) & 0xFFU) * weight;
    }
}

std::uint32_t packed(const Pixel& pixel) {
    std::uint32_t word = 0;
    for (std::size_t channel = 0; channel < 4; ++channel) {
        const float level = std::clamp(pixel[channel] + 0.5F, 0.0F, 255.0F);
        word |= static_cast<std::uint32_t>(level) << (8 * channel);
    }
    return word;
}

// Scales the part of the source from (x, y) to the target's rect.
void scale_into(Bitmap& target, const Rect& place, const Bitmap& source, float x, float y, float width, float height) {
    const std::vector<Taps> across = taps_for(source.width(), x, width, place.width);
    const std::vector<Taps> down = taps_for(source.height(), y, height, place.height);
    const auto columns = static_cast<std::size_t>(place.width);
    const int top = down.front().first;
    const int bottom = down.back().first + static_cast<int>(down.back().weights.size());
    // Rows are narrowed once each; neighbouring target rows share at most one.
    std::vector<Pixel> narrow(columns * static_cast<std::size_t>(bottom - top));
    for (int row = top; row < bottom; ++row) {
        const auto line = source.row(row);
        Pixel* out = &narrow[columns * static_cast<std::size_t>(row - top)];
        for (std::size_t column = 0; column < columns; ++column) {
            const Taps& taps = across[column];
            const std::uint32_t* pixel = &line[static_cast<std::size_t>(taps.first)];
            for (std::size_t i = 0; i < taps.weights.size(); ++i) add(out[column], pixel[i], taps.weights[i]);
        }
    }
    for (int row = 0; row < place.height; ++row) {
        const Taps& taps = down[static_cast<std::size_t>(row)];
        const auto line = target.row(place.y + row).subspan(static_cast<std::size_t>(place.x), columns);
        for (std::size_t column = 0; column < columns; ++column) {
            Pixel sum{};
            for (std::size_t i = 0; i < taps.weights.size(); ++i) {
                const Pixel& from = narrow[columns * (static_cast<std::size_t>(taps.first - top) + i) + column];
                for (std::size_t channel = 0; channel < 4; ++channel) sum[channel] += from[channel] * taps.weights[i];
            }
            line[column] = packed(sum);
        }
    }
}

}  // namespace

Bitmap scale(const Bitmap& source, int width, int height, Fit fit, Focus focus) {
    ENSURE(!source.empty() && width > 0 && height > 0);
    if (source.width() == width && source.height() == height) return source;
    Bitmap target{width, height};
    const auto source_width = static_cast<float>(source.width()), source_height = static_cast<float>(source.height());
    const auto target_width = static_cast<float>(width), target_height = static_cast<float>(height);
    const float x_ratio = source_width / target_width, y_ratio = source_height / target_height;
    if (fit == Fit::cover) {
        const float ratio = std::min(x_ratio, y_ratio);
        const float part_width = target_width * ratio, part_height = target_height * ratio;
        const float x = std::clamp(focus.x * source_width - part_width / 2, 0.0F, source_width - part_width);
        const float y = std::clamp(focus.y * source_height - part_height / 2, 0.0F, source_height - part_height);
        scale_into(target, {0, 0, width, height}, source, x, y, part_width, part_height);
        return target;
    }
    const float ratio = std::max(x_ratio, y_ratio);
    const int shown_width = std::clamp(static_cast<int>(std::lround(source_width / ratio)), 1, width);
    const int shown_height = std::clamp(static_cast<int>(std::lround(source_height / ratio)), 1, height);
    const Rect place{(width - shown_width) / 2, (height - shown_height) / 2, shown_width, shown_height};
    scale_into(target, place, source, 0, 0, source_width, source_height);
    return target;
}

void round_corners(Bitmap& bitmap, const CornerRadii& corners) {
    const auto bake = [&bitmap](Corner corner, int wanted, bool right, bool bottom) {
        const int radius = std::min(wanted, std::min(bitmap.width(), bitmap.height()) / 2);
        const Mask mask = corner_mask(corner, std::max(0, radius), 0);
        const int left = right ? bitmap.width() - radius : 0, top = bottom ? bitmap.height() - radius : 0;
        for (int y = 0; y < radius; ++y) {
            for (int x = 0; x < radius; ++x) {
                std::uint32_t& pixel = bitmap.at(left + x, top + y);
                Pixel faded{};
                add(faded, pixel, static_cast<float>(mask.at(x, y)) / 255.0F);
                pixel = packed(faded);
            }
        }
    };
    bake(Corner::top_left, corners.top_left, false, false);
    bake(Corner::top_right, corners.top_right, true, false);
    bake(Corner::bottom_right, corners.bottom_right, true, true);
    bake(Corner::bottom_left, corners.bottom_left, false, true);
}

}  // namespace zuil
