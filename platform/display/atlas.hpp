#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "platform/display/glyphs.hpp"

namespace zuil {

// Pages of coverage that sprites are packed into, in shelves: rows as high as the first sprite put there.
class Atlas {
public:
    static constexpr int page_side = 1024;

    Atlas(Textures& textures, std::size_t pages_max) : textures_{textures}, pages_max_{pages_max} {}
    ~Atlas();
    Atlas(const Atlas&) = delete;
    Atlas& operator=(const Atlas&) = delete;

    void begin_frame() { ++frame_; }

    struct Place {
        std::size_t page = 0;
        // A page's sprites are gone when its round is another.
        std::uint32_t round = 0;
        Sprite sprite;
    };
    Place add(const Mask& mask);

    bool holds(const Place& place) const { return pages_[place.page].round == place.round; }
    // Keeps the page from being emptied in this frame.
    void use(const Place& place) { pages_[place.page].used = frame_; }
    std::size_t pages() const { return pages_.size(); }

private:
    struct Shelf {
        int y = 0, height = 0, filled = 0;
    };
    struct Page {
        TextureId texture;
        std::uint32_t round = 0;
        std::uint64_t used = 0;
        int filled = 0;
        std::vector<Shelf> shelves;
    };
    struct Spot {
        int x = 0, y = 0;
    };
    static std::optional<Spot> find_spot(Page& page, int width, int height);
    std::size_t renew_page();

    Textures& textures_;
    std::size_t pages_max_;
    std::vector<Page> pages_;
    std::uint64_t frame_ = 1;
};

}  // namespace zuil
