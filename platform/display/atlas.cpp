#include "platform/display/atlas.hpp"

#include <algorithm>

#include "platform/base/check.hpp"

namespace zuil {

Atlas::~Atlas() {
    for (const Page& page : pages_) textures_.remove(page.texture);
}

Atlas::Place Atlas::add(const Mask& mask) {
    ENSURE(mask.width() <= page_side && mask.height() <= page_side);
    std::optional<Spot> spot;
    std::size_t index = 0;
    for (; index < pages_.size(); ++index) {
        if ((spot = find_spot(pages_[index], mask.width(), mask.height()))) break;
    }
    if (!spot) {
        index = renew_page();
        spot = find_spot(pages_[index], mask.width(), mask.height());
    }
    Page& page = pages_[index];
    page.used = frame_;
    textures_.extend(page.texture, mask, spot->x, spot->y);
    return {index, page.round, {page.texture, spot->x, spot->y, mask.width(), mask.height()}};
}

// A shelf takes what is at most its height and at least three quarters of it, so that little room is lost.
std::optional<Atlas::Spot> Atlas::find_spot(Page& page, int width, int height) {
    for (Shelf& shelf : page.shelves) {
        if (height > shelf.height || height < shelf.height * 3 / 4 || shelf.filled + width > page_side) continue;
        const Spot spot{shelf.filled, shelf.y};
        shelf.filled += width;
        return spot;
    }
    if (page.filled + height > page_side) return std::nullopt;
    page.shelves.push_back({page.filled, height, width});
    page.filled += height;
    return Spot{0, page.shelves.back().y};
}

// A new page while there may be more, else the one unused for longest, emptied. What this frame has drawn stays.
std::size_t Atlas::renew_page() {
    const auto oldest = std::ranges::min_element(pages_, {}, &Page::used);
    if (pages_.size() < pages_max_ || oldest->used == frame_) {
        pages_.push_back({textures_.add(Mask{page_side, page_side}), 0, frame_, 0, {}});
        return pages_.size() - 1;
    }
    textures_.clear(oldest->texture);
    ++oldest->round;
    oldest->filled = 0;
    oldest->shelves.clear();
    return static_cast<std::size_t>(oldest - pages_.begin());
}

}  // namespace zuil
