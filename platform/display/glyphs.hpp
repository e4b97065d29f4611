#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "platform/display/shapes.hpp"
#include "platform/display/textures.hpp"

namespace zuil {

// Inter for text, Inter Display for headings. Sizes are px of the em, as in CSS and in the design guide.
enum class FontFace { text_regular, text_medium, text_semibold, display_regular, display_medium, display_semibold };
enum class Weight { regular, medium, semibold };

// The design guide's rule: Inter Display from 36 px up.
constexpr FontFace face_for(Weight weight, int px) {
    return static_cast<FontFace>(static_cast<int>(weight) + (px >= 36 ? 3 : 0));
}

// A rectangle of coverage in an atlas page. Width 0 draws nothing.
struct Sprite {
    TextureId texture;
    int x = 0, y = 0, width = 0, height = 0;
};

// `left` and `top` go from the pen on the baseline to the sprite's corner, y up for `top` as FreeType has it.
struct Glyph {
    Sprite sprite;
    int left = 0, top = 0;
    float advance = 0;  // px, unrounded: add advances up, then round once.
};

// px from the baseline; all positive.
struct FontMetrics {
    float ascent = 0, descent = 0, capital_height = 0, x_height = 0;
};

// A shadow in nine pieces. The edges are `stretch` long at most and the same all along, so any part fits 1:1.
struct ShadowSprites {
    Sprite top_left, top, top_right, left, right, bottom_left, bottom, bottom_right;
    int offset_y = 0, reach = 0, alpha_percent = 0;
};

struct GlyphSources {
    // A folder with a typeface of a shop's own: NAME-Regular, NAME-Medium and NAME-SemiBold, .otf or .ttf, and the same
    // of NAMEDisplay for headings, if there are such. Where it cannot be read or lacks letters, Inter is used (logged).
    std::optional<std::filesystem::path> shop_font;
    // Folders that hold Inter, tried in turn. Empty: where Debian's fonts-inter puts it.
    std::vector<std::string> fonts;
    // Folders of NAME.svg, tried in turn. Empty: Debian's bootstrap-icons. Put our own icons first.
    std::vector<std::string> icons;
};

// Everything that is drawn as coverage, rasterised when first needed and kept in atlas pages of 1024 x 1024. When all
// pages are full, the one unused for longest is emptied; a page that the current frame uses never is. UI thread only.
class Glyphs {
public:
    // Fails when a font is missing.
    static Result<std::unique_ptr<Glyphs>> open(Textures& textures, const GlyphSources& sources);
    ~Glyphs();
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;

    // Call once before each frame is drawn: sprites are good until the next call.
    void begin_frame();

    // `fraction` of a pixel that the pen stands right of a whole one, 0 to 1: small text has four positions to a pixel.
    Glyph glyph(FontFace face, int px, char32_t character, float fraction = 0);
    // Without rasterising: for measuring. No kerning, no ligatures.
    float advance(FontFace face, int px, char32_t character);
    FontMetrics metrics(FontFace face, int px);

    // A square icon; empty when no folder has it (logged once).
    Sprite icon(std::string_view name, int px);
    Sprite corner(Corner corner, int radius, int border);
    // For a shape of this size with this corner radius.
    ShadowSprites shadow(ShadowSize size, int width, int height, int radius);

    std::size_t pages() const;

    // Atlas pages in use at most, 1 MB each; more only while one single frame needs more.
    static constexpr std::size_t pages_max = 12;

private:
    struct State;
    explicit Glyphs(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zuil
