#include "platform/display/glyphs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <unordered_map>

#include "platform/base/check.hpp"
#include "platform/base/log.hpp"
#include "platform/display/atlas.hpp"
#include "platform/display/fonts.hpp"
#include "platform/display/raster.hpp"

namespace zuil {
namespace {

// Above this size quarter pixels are not seen, and their masks would fill the atlas.
constexpr int quartered_px_max = 40;
constexpr int strip_length = 512;
// Entries of emptied pages are swept out when this many are kept.
constexpr std::size_t kept_max = 32'768;

enum class Kind : std::uint64_t { glyph, icon, corner, shadow };

constexpr std::uint64_t key_of(Kind kind, std::uint64_t rest) { return static_cast<std::uint64_t>(kind) << 60U | rest; }

std::uint64_t bits(int value, unsigned shift) { return static_cast<std::uint64_t>(value) << shift; }

Mask cut(const Mask& source, const Rect& part) {
    Mask piece{part.width, part.height};
    for (int y = 0; y < part.height; ++y) {
        for (int x = 0; x < part.width; ++x) piece.at(x, y) = source.at(part.x + x, part.y + y);
    }
    return piece;
}

// One column or row of the source, side by side.
Mask stretched(const Mask& source, const Rect& part, int width, int height) {
    Mask piece{width, height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            piece.at(x, y) = source.at(part.x + std::min(x, part.width - 1), part.y + std::min(y, part.height - 1));
        }
    }
    return piece;
}

struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
};

struct Kept {
    Atlas::Place place;
    bool empty = true;
    int left = 0, top = 0;
};

}  // namespace

struct Glyphs::State {
    State(Textures& textures, std::unique_ptr<Fonts> opened_fonts, std::vector<std::string> icon_folders)
        : atlas{textures, pages_max}, fonts{std::move(opened_fonts)}, icons{std::move(icon_folders)} {}

    // What is kept under the key, or null when it has to be made (again).
    const Kept* find(std::uint64_t key) {
        const auto found = kept.find(key);
        if (found == kept.end()) return nullptr;
        if (!found->second.empty) {
            if (!atlas.holds(found->second.place)) return nullptr;
            atlas.use(found->second.place);
        }
        return &found->second;
    }

    const Kept& keep(std::uint64_t key, const Mask& mask, int left = 0, int top = 0) {
        if (kept.size() >= kept_max) {
            std::erase_if(kept,
                          [this](const auto& old) { return !old.second.empty && !atlas.holds(old.second.place); });
        }
        Kept entry{{}, mask.empty(), left, top};
        if (!mask.empty()) entry.place = atlas.add(mask);
        return kept[key] = entry;
    }

    int icon_number(std::string_view name) {
        const auto found = icon_numbers.find(name);
        if (found != icon_numbers.end()) return found->second;
        return icon_numbers.emplace(std::string{name}, static_cast<int>(icon_numbers.size())).first->second;
    }

    Mask draw_icon(std::string_view name, int px) const;
    void keep_shadow(std::uint64_t key, ShadowSize size, int width, int height, int radius);

    Atlas atlas;
    std::unique_ptr<Fonts> fonts;
    std::vector<std::string> icons;
    std::unordered_map<std::uint64_t, Kept> kept;
    std::unordered_map<std::string, int, NameHash, std::equal_to<>> icon_numbers;
};

namespace {

Result<std::unique_ptr<Fonts>> open_fonts(const GlyphSources& sources) {
    if (sources.shop_font) {
        auto own = Fonts::open_own(*sources.shop_font);
        if (own) return own;
        log::warning("The shop's typeface is left out, Inter takes its place: {}", own.error().detail);
    }
    return Fonts::open(sources.fonts);
}

}  // namespace

Glyphs::Glyphs(std::unique_ptr<State> state) : state_{std::move(state)} {}
Glyphs::~Glyphs() = default;

Result<std::unique_ptr<Glyphs>> Glyphs::open(Textures& textures, const GlyphSources& sources) {
    TRY(auto fonts, open_fonts(sources));
    std::vector<std::string> icons = sources.icons;
    if (icons.empty()) icons = {"/usr/share/bootstrap-icons/svg"};
    return std::unique_ptr<Glyphs>{new Glyphs{std::make_unique<State>(textures, std::move(fonts), std::move(icons))}};
}

void Glyphs::begin_frame() { state_->atlas.begin_frame(); }

Glyph Glyphs::glyph(FontFace face, int px, char32_t character, float fraction) {
    const int steps = px <= quartered_px_max ? 4 : 1;
    const int nearest = static_cast<int>(std::lround(fraction * static_cast<float>(steps)));
    const int whole = nearest / steps, quarters = nearest % steps;
    const std::uint64_t key = key_of(Kind::glyph, bits(static_cast<int>(face), 40) | bits(px, 24) | bits(quarters, 22) |
                                                      (static_cast<std::uint64_t>(character) & 0x1FFFFFU));
    const Kept* kept = state_->find(key);
    if (kept == nullptr) {
        const Fonts::Drawn drawn = state_->fonts->draw(face, px, character, quarters);
        kept = &state_->keep(key, drawn.mask, drawn.left, drawn.top);
    }
    return {kept->place.sprite, kept->left + whole, kept->top, advance(face, px, character)};
}

float Glyphs::advance(FontFace face, int px, char32_t character) { return state_->fonts->advance(face, px, character); }

FontMetrics Glyphs::metrics(FontFace face, int px) { return state_->fonts->metrics(face, px); }

// Bootstrap's lines are a sixteenth of the icon. The design's are a little stronger, which reads better at arm's
// length.
constexpr std::string_view icon_style = "path { stroke: black; stroke-width: 0.25 }";

Mask Glyphs::State::draw_icon(std::string_view name, int px) const {
    for (const std::string& folder : icons) {
        std::ifstream file{folder + "/" + std::string{name} + ".svg", std::ios::binary};
        if (!file) continue;
        std::ostringstream svg;
        svg << file.rdbuf();
        auto mask = decode_svg_mask(svg.str(), px, px, icon_style);
        if (mask) return std::move(*mask);
        log::error("The icon {} cannot be drawn: {}", name, mask.error().detail);
        return {};
    }
    log::error("The icon {} is in none of the icon folders.", name);
    return {};
}

Sprite Glyphs::icon(std::string_view name, int px) {
    const std::uint64_t key = key_of(Kind::icon, bits(state_->icon_number(name), 16) | bits(px, 0));
    const Kept* kept = state_->find(key);
    if (kept == nullptr) kept = &state_->keep(key, state_->draw_icon(name, px));
    return kept->place.sprite;
}

Sprite Glyphs::corner(Corner corner, int radius, int border) {
    ENSURE(radius >= 0 && radius <= Atlas::page_side && border >= 0);
    const std::uint64_t key =
        key_of(Kind::corner, bits(static_cast<int>(corner), 40) | bits(radius, 20) | bits(std::min(border, radius), 0));
    const Kept* kept = state_->find(key);
    if (kept == nullptr) kept = &state_->keep(key, corner_mask(corner, radius, border));
    return kept->place.sprite;
}

// Cuts the blurred shape into its pieces. The edges leave out what the shape itself will cover.
void Glyphs::State::keep_shadow(std::uint64_t key, ShadowSize size, int width, int height, int radius) {
    const auto [offset, reach, sigma, alpha] = shadow_shape(size);
    const Mask mask = shadow_mask(width, height, radius, size);
    const int left = mask.width() / 2, right = mask.width() - left, top = mask.height() / 2,
              bottom = mask.height() - top;
    const int above = reach - offset, below = reach + offset;
    const std::array<Mask, 8> pieces = {
        cut(mask, {0, 0, left, top}),
        stretched(mask, {left, 0, 1, above}, strip_length, above),
        cut(mask, {left, 0, right, top}),
        stretched(mask, {0, top, reach, 1}, reach, strip_length),
        stretched(mask, {mask.width() - reach, top, reach, 1}, reach, strip_length),
        cut(mask, {0, top, left, bottom}),
        stretched(mask, {left, mask.height() - below, 1, below}, strip_length, below),
        cut(mask, {left, top, right, bottom}),
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) keep(key | i, pieces[i]);
}

ShadowSprites Glyphs::shadow(ShadowSize size, int width, int height, int radius) {
    const int core_max = 2 * shadow_inset(radius, size);
    const int core_width = std::min(width, core_max), core_height = std::min(height, core_max);
    const std::uint64_t key = key_of(Kind::shadow, bits(size == ShadowSize::large ? 1 : 0, 50) | bits(radius, 36) |
                                                       bits(core_width, 20) | bits(core_height, 4));
    std::array<Sprite, 8> pieces;
    const auto collect = [&] {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Kept* kept = state_->find(key | i);
            if (kept == nullptr) return false;
            pieces[i] = kept->place.sprite;
        }
        return true;
    };
    if (!collect()) {
        state_->keep_shadow(key, size, core_width, core_height, radius);
        ENSURE(collect());
    }
    const auto [offset, reach, sigma, alpha] = shadow_shape(size);
    return {pieces[0], pieces[1], pieces[2], pieces[3], pieces[4], pieces[5],
            pieces[6], pieces[7], offset,    reach,     alpha};
}

std::size_t Glyphs::pages() const { return state_->atlas.pages(); }

}  // namespace zuil
