#pragma once

#include <algorithm>

// Places on the screen in design pixels: 1080 (portrait) or 1920 (landscape) of them lie across the panel, whatever its
// resolution. The brush turns them into the panel's own.
namespace zuil {

struct Point {
    float x = 0;
    float y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Point centre() const { return {x + w / 2, y + h / 2}; }
    bool empty() const { return w <= 0 || h <= 0; }
    bool contains(Point at) const { return at.x >= x && at.x < right() && at.y >= y && at.y < bottom(); }
    bool contains(const Box& other) const {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }
    Box inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
    Box moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    Box left_part(float width) const { return {x, y, width, h}; }
    Box right_part(float width) const { return {right() - width, y, width, h}; }
    Box top_part(float height) const { return {x, y, w, height}; }
    Box bottom_part(float height) const { return {x, bottom() - height, w, height}; }
    friend bool operator==(const Box&, const Box&) = default;
};

inline Box intersection(const Box& a, const Box& b) {
    const float x = std::max(a.x, b.x);
    const float y = std::max(a.y, b.y);
    return {x, y, std::max(0.F, std::min(a.right(), b.right()) - x),
            std::max(0.F, std::min(a.bottom(), b.bottom()) - y)};
}

enum class Axis { horizontal, vertical };

}  // namespace zuil
