#include "kiosk/ui/brush.hpp"

#include <imgui.h>
#include <cmath>

#include "kiosk/ui/theme.hpp"
#include "platform/display/quads.hpp"
#include "platform/secrets/wiping.hpp"

namespace zuil {
namespace {

// Bootstrap's icons reach the edges of their square; those of the design leave two of its 24 units free on each side.
constexpr float icon_ink = 20.0F / 24;

}  // namespace

void Brush::begin(ImDrawList& list, const Placing& placing, const Relief& relief) {
    list_ = &list;
    scale_ = placing.scale;
    width_ = placing.width;
    height_ = placing.height;
    above_ = placing.above;
    text_scale_ = placing.text;
    relief_ = relief;
    dx_ = dy_ = 0;
    opacity_ = 1;
    clips_.clear();
    layers_.clear();
    texts_.clear();
    for (KeptMask& mask : masks_) mask.drawn = false;
    // Textures go between frames only, so what was not drawn last time is removed now.
}

void Brush::end() {
    std::erase_if(masks_, [this](const KeptMask& mask) {
        if (!mask.drawn) textures_.remove(mask.texture);
        return !mask.drawn;
    });
    list_ = nullptr;
}

void Brush::forget() {
    for (const KeptMask& mask : masks_) textures_.remove(mask.texture);
    replace_wiped(masks_);
    replace_wiped(texts_);
}

int Brush::pixel(float length) const { return static_cast<int>(std::lround(length * scale_)); }

Rect Brush::pixels(const Box& box) const {
    // Edges are rounded, not lengths: neighbours that touch in the design touch on the panel.
    const int left = pixel(box.x + dx_);
    const int top = pixel(box.y + dy_ + above_);
    return {left, top, pixel(box.right() + dx_) - left, pixel(box.bottom() + dy_ + above_) - top};
}

Colour Brush::faded_colour(Colour colour) const { return opacity_ >= 1 ? colour : faded(colour, opacity_); }

void Brush::fill(const Box& box, Colour colour) { quads::solid(*list_, pixels(box), faded_colour(colour)); }

void Brush::rounded(const Box& box, float radius, Colour colour) {
    quads::rounded(*list_, glyphs_, pixels(box), pixel(radius), faded_colour(colour));
}

void Brush::rounded_top(const Box& box, float radius, Colour colour) {
    push_clip(box);
    quads::rounded(*list_, glyphs_, pixels({box.x, box.y, box.w, box.h + radius}), pixel(radius), faded_colour(colour));
    pop_clip();
}

void Brush::outline(const Box& box, float radius, float border, Colour colour) {
    quads::outline(*list_, glyphs_, pixels(box), pixel(radius),
                   std::max(1, pixel(std::max(border, relief_.outline_least))), faded_colour(colour));
}

void Brush::shadow(const Box& box, float radius, ShadowSize size) {
    if (!relief_.border) {
        return quads::shadow(*list_, glyphs_, pixels(box), pixel(radius), size, faded_colour(relief_.shadow));
    }
    const Box around = box.inset(-relief_.outline_least);
    if (radius > 0) return rounded(around, radius + relief_.outline_least, *relief_.border);
    fill(around, *relief_.border);
}

void Brush::gradient_down(const Box& box, Colour from, Colour to) {
    quads::gradient(*list_, pixels(box), faded_colour(from), faded_colour(to), quads::Direction::down);
}

void Brush::icon(std::string_view name, float px, Point top_left, Colour colour) {
    const int drawn = pixel(px * icon_ink);
    const int inset = (pixel(px) - drawn) / 2;
    quads::icon(*list_, glyphs_, name, drawn, pixel(top_left.x + dx_) + inset, pixel(top_left.y + dy_ + above_) + inset,
                faded_colour(colour));
}

void Brush::icon_in(std::string_view name, float px, const Box& box, Colour colour) {
    icon(name, px, {box.x + (box.w - px) / 2, box.y + (box.h - px) / 2}, colour);
}

void Brush::picture(TextureId texture, const Box& box, float opacity) {
    quads::image(*list_, texture, pixels(box), static_cast<int>(std::lround(opacity * opacity_ * 255)));
}

void Brush::picture_part(TextureId texture, const Box& box, const Box& part, float opacity) {
    quads::image_part(*list_, textures_, texture, pixels(box), {part.x, part.y, part.w, part.h},
                      static_cast<int>(std::lround(opacity * opacity_ * 255)));
}

void Brush::mask(std::string_view key, const Box& box, Colour colour,
                 const std::function<Mask(int width, int height)>& make) {
    Rect rect = pixels(box);
    // What is square stays so, wherever rounding puts its edges.
    if (std::abs(box.w - box.h) < 0.01F) rect.height = rect.width;
    std::string full{key};
    for (const int length : {rect.width, rect.height}) {
        full += '/';
        full += std::to_string(length);
    }
    auto kept = std::find_if(masks_.begin(), masks_.end(), [&](const KeptMask& mask) { return mask.key == full; });
    if (kept == masks_.end()) {
        masks_.push_back({std::move(full), textures_.add(make(rect.width, rect.height)), true});
        kept = masks_.end() - 1;
    }
    kept->drawn = true;
    quads::mask(*list_, kept->texture, rect, faded_colour(colour));
}

float Brush::measure(const TextStyle& style, std::string_view text) const {
    const TextStyle set = enlarged(style);
    return quads::text_width(glyphs_, set.face(), pixel(static_cast<float>(set.px)), text) / scale_;
}

Measure Brush::measurer() const {
    return {[this](const TextStyle& style, std::string_view text) { return measure(style, text); }, text_scale_};
}

float Brush::text(const TextStyle& style, std::string_view text, Point top_left, Colour colour, bool cut) {
    if (text.empty()) return 0;
    const TextStyle set = enlarged(style);
    const int px = pixel(static_cast<float>(set.px));
    const FontMetrics metrics = glyphs_.metrics(style.face(), px);
    // Larger letters stand in the middle of the line that the design gave them.
    const float slack = style.line_height() * scale_ - (metrics.ascent + metrics.descent);
    const float baseline = (top_left.y + dy_ + above_) * scale_ + slack / 2 + metrics.ascent;
    const float start = (top_left.x + dx_) * scale_;
    const auto first = static_cast<std::uint32_t>(list_->VtxBuffer.Size);
    const float end = quads::text(*list_, glyphs_, style.face(), px, start, static_cast<int>(std::lround(baseline)),
                                  text, faded_colour(colour));
    texts_.push_back({std::string{text}, set.px, cut, first, static_cast<std::uint32_t>(list_->VtxBuffer.Size)});
    return (end - start) / scale_;
}

void Brush::centred_text(const TextStyle& style, std::string_view words, const Box& box, Colour colour) {
    const Measure measure = measurer();
    TextStyle set = fit_style(measure, style, words, box.w);
    const TextLine line = fit_line(measure, set, words, box.w);
    set.line = style.line_height() / static_cast<float>(set.px);
    text(set, line.text, {box.x + (box.w - line.width) / 2, box.y}, colour, line.text != words);
}

float Brush::line_in(const TextStyle& style, std::string_view text, const Box& box, Colour colour, Align align) {
    const Paragraph line = break_lines(measurer(), style, text, box.w, 1);
    paragraph(line, {box.x, box.centre().y - line.height() / 2, box.w, 0}, colour, align);
    return line.width();
}

void Brush::paragraph(const Paragraph& paragraph, const Box& box, Colour colour, Align align) {
    float y = box.y;
    for (const TextLine& line : paragraph.lines) {
        float x = box.x;
        if (align == Align::centre) x += (box.w - line.width) / 2;
        if (align == Align::right) x += box.w - line.width;
        const bool last = &line == &paragraph.lines.back();
        text(paragraph.style, line.text, {x, y}, colour, paragraph.cut && last);
        y += paragraph.style.line_height();
    }
}

void Brush::strike(const TextStyle& style, float width, Point top_left, Colour colour) {
    const int px = pixel(static_cast<float>(enlarged(style).px));
    const FontMetrics metrics = glyphs_.metrics(style.face(), px);
    const float slack = style.line_height() - (metrics.ascent + metrics.descent) / scale_;
    const float baseline = top_left.y + slack / 2 + metrics.ascent / scale_;
    fill({top_left.x, std::round(baseline - metrics.x_height / scale_ / 2 - 1), width, 2}, colour);
}

void Brush::push_clip(const Box& box) {
    const Box moved = box.moved(dx_, dy_);
    clips_.push_back(intersection(moved, clip()));
    const Rect rect = [&] {
        const Box b = clips_.back().moved(0, above_);
        return Rect{pixel(b.x), pixel(b.y), pixel(b.right()) - pixel(b.x), pixel(b.bottom()) - pixel(b.y)};
    }();
    list_->PushClipRect(ImVec2(static_cast<float>(rect.x), static_cast<float>(rect.y)),
                        ImVec2(static_cast<float>(rect.right()), static_cast<float>(rect.bottom())));
}

void Brush::pop_clip() {
    clips_.pop_back();
    list_->PopClipRect();
}

Box Brush::clip() const { return clips_.empty() ? panel() : clips_.back(); }

void Brush::push_layer(float dx, float dy, float opacity) {
    layers_.push_back({dx_, dy_, opacity_});
    dx_ += dx;
    dy_ += dy;
    opacity_ *= opacity;
}

void Brush::pop_layer() {
    dx_ = layers_.back().dx;
    dy_ = layers_.back().dy;
    opacity_ = layers_.back().opacity;
    layers_.pop_back();
}

}  // namespace zuil
