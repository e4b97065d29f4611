#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.hpp"
#include "kiosk/ui/placing.hpp"
#include "kiosk/ui/text_layout.hpp"
#include "platform/display/glyphs.hpp"
#include "platform/display/raster.hpp"
#include "platform/display/textures.hpp"

struct ImDrawList;

namespace zuil {

enum class Align { left, centre, right };

// What lifts one thing off another: a shadow, or a border where the eye needs more than that.
struct Relief {
    Colour shadow;
    std::optional<Colour> border;  // drawn around what would throw a shadow
    float outline_least = 0;       // no outline is thinner, in design pixels
};

// A line of text, and where its glyphs went in the draw list: for the checks on what the quads look like.
struct DrawnText {
    std::string text;
    int px = 0;  // design pixels
    bool cut = false;
    std::uint32_t first_vertex = 0;
    std::uint32_t last_vertex = 0;  // one behind
};

// Draws in design pixels on a draw list, with nothing but whole-pixel quads (platform/display/quads.hpp).
class Brush {
public:
    Brush(Glyphs& glyphs, Textures& textures) : glyphs_{glyphs}, textures_{textures} {}

    void begin(ImDrawList& list, const Placing& placing, const Relief& relief);
    void end();     // gives back the pictures that were drawn last frame and are not any more
    void forget();  // between frames: nothing of what was drawn, and gives back all of these pictures

    float width() const { return width_; }
    float height() const { return height_; }
    float scale() const { return scale_; }
    Box panel() const { return {0, -above_, width_, height_ + above_}; }  // with what lies above the canvas

    void fill(const Box& box, Colour colour);
    void rounded(const Box& box, float radius, Colour colour);
    void rounded_top(const Box& box, float radius, Colour colour);  // square below: a sheet, a photo's panel
    void outline(const Box& box, float radius, float border, Colour colour);
    void shadow(const Box& box, float radius, ShadowSize size);
    void gradient_down(const Box& box, Colour from, Colour to);
    void icon(std::string_view name, float px, Point top_left, Colour colour);
    void icon_in(std::string_view name, float px, const Box& box, Colour colour);  // in its middle
    void picture(TextureId texture, const Box& box, float opacity = 1);
    // A part (in pixels of the texture) on the whole box.
    void picture_part(TextureId texture, const Box& box, const Box& part, float opacity = 1);
    // A coverage mask drawn when its key first comes along and kept while it is drawn in each frame.
    void mask(std::string_view key, const Box& box, Colour colour,
              const std::function<Mask(int width, int height)>& make);

    // A style as large as the shopper wants it; all that draws or measures text does this by itself.
    TextStyle enlarged(const TextStyle& style) const { return text_scale_.of(style); }
    float measure(const TextStyle& style, std::string_view text) const;
    Measure measurer() const;
    // One line, centred in the line box that starts at `top_left`. Returns its width.
    float text(const TextStyle& style, std::string_view text, Point top_left, Colour colour, bool cut = false);
    // One line in the middle of the box, from its top; what is too long for it is cut with an ellipsis.
    void centred_text(const TextStyle& style, std::string_view text, const Box& box, Colour colour);
    // One line in the middle of the box's height; set smaller where it is too long, then cut. Returns its width.
    float line_in(const TextStyle& style, std::string_view text, const Box& box, Colour colour,
                  Align align = Align::left);
    void paragraph(const Paragraph& paragraph, const Box& box, Colour colour, Align align = Align::left);
    // A line through the middle of the small letters: an old price.
    void strike(const TextStyle& style, float width, Point top_left, Colour colour);

    void push_clip(const Box& box);
    void pop_clip();
    Box clip() const;
    // What is drawn until pop_layer() lies over what was drawn before, moved and faded as one.
    void push_layer(float dx, float dy, float opacity);
    void pop_layer();
    Point shift() const { return {dx_, dy_}; }

    const std::vector<DrawnText>& drawn_texts() const { return texts_; }

private:
    struct KeptMask {
        std::string key;
        TextureId texture;
        bool drawn = false;
    };
    struct Layer {
        float dx, dy, opacity;
    };

    Rect pixels(const Box& box) const;
    int pixel(float length) const;
    Colour faded_colour(Colour colour) const;

    Glyphs& glyphs_;
    Textures& textures_;
    ImDrawList* list_ = nullptr;
    float scale_ = 1, width_ = 0, height_ = 0, above_ = 0;
    TextScale text_scale_;
    Relief relief_;
    float dx_ = 0, dy_ = 0, opacity_ = 1;
    std::vector<Box> clips_;
    std::vector<Layer> layers_;
    std::vector<KeptMask> masks_;
    std::vector<DrawnText> texts_;
};

}  // namespace zuil
