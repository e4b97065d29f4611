#include "kiosk/ui/stage.hpp"

#include <algorithm>
#include <cmath>

namespace zuil {
namespace {

constexpr double fade_seconds = 0.16;

}  // namespace

Box Stage::visible(const Box& box) const {
    const Point shift = brush_.shift();
    return intersection(box.moved(shift.x, shift.y), brush_.clip());
}

Response Stage::control(Meaning meaning, Grab grab) {
    const Box whole = meaning.rect;
    meaning.rect = visible(whole);
    meaning.cut_off = meaning.rect.w < whole.w || meaning.rect.h < whole.h;
    if (meaning.rect.empty()) return {};
    meaning.touchable = true;
    Response response;
    // What is off still takes the touch, so that it does not fall through to what lies below.
    response = touch_.target(meaning.id, meaning.rect, grab);
    if (!meaning.disabled_because.empty()) response = {};
    if (pose_ == Pose::pressed) response.pressed = true;
    response.sunk = pose_ == Pose::pressed ? 1.0F : motion_.press(meaning.id, response.pressed);
    meaning.pressed = response.pressed;
    semantics_.add(std::move(meaning));
    return response;
}

Box Stage::sunk(const Box& box, const Response& response) const {
    constexpr float share = 0.015F;
    if (motion_.amount() == MotionAmount::reduced) return box;
    return box.inset(std::clamp(std::min(box.w, box.h) * share, 2.0F, 6.0F) * response.sunk);
}

void Stage::fade_update(std::string_view name, std::uint64_t content, const Box& area) {
    const float there = motion_.change(name, content, 0.2, Easing::linear);
    if (there < 1) brush_.fill(area, faded(theme().paper, 1 - there));
}

void Stage::say(Meaning meaning) {
    meaning.rect = visible(meaning.rect);
    if (!meaning.rect.empty()) semantics_.add(std::move(meaning));
}

void Stage::say(Role role, std::string_view id, std::string_view name, const Box& box) {
    Meaning meaning;
    meaning.id = id;
    meaning.role = role;
    meaning.name = name;
    meaning.rect = box;
    say(std::move(meaning));
}

void Stage::open_group(Role role, std::string_view id, std::string_view name, const Box& box) {
    Meaning meaning;
    meaning.id = id;
    meaning.role = role;
    meaning.name = name;
    meaning.rect = visible(box);
    semantics_.open(std::move(meaning));
}

std::string Stage::text_id() { return "text/" + std::to_string(++texts_); }

float Stage::line(Role role, const TextStyle& style, std::string_view text, const Box& box, Colour colour,
                  Align align) {
    const float height = brush_.enlarged(style).line_height();
    if (text.empty()) return height;
    const Measure measure = brush_.measurer();
    if (look_.narrow() && measure(style, text) > box.w) {
        return lines(role, break_lines(measure, style, text, box.w), text, box, colour, align);
    }
    TextStyle set = fit_style(measure, style, text, box.w);
    // A long heading is set smaller before it is cut.
    while (role == Role::heading && set.px > type::head.px && measure(set, text) > box.w) --set.px;
    const TextLine fitted = fit_line(measure, set, text, box.w);
    // In the middle of the line that the design gave it.
    set.line = style.line_height() / static_cast<float>(set.px);
    brush_.paragraph({set, {fitted}, fitted.text != text}, box, colour, align);
    say(role, text_id(), text, {box.x, box.y, box.w, style.line_height()});
    return height;
}

float Stage::paragraph(const TextStyle& style, std::string_view text, const Box& box, Colour colour, Align align,
                       int lines_max) {
    if (text.empty()) return 0;
    return lines(Role::text, break_lines(brush_.measurer(), style, text, box.w, lines_max), text, box, colour, align);
}

float Stage::lines(Role role, const Paragraph& broken, std::string_view text, const Box& box, Colour colour,
                   Align align) {
    brush_.paragraph(broken, box, colour, align);
    say(role, text_id(), text, {box.x, box.y, box.w, broken.height()});
    return broken.height();
}

void Stage::picture(const PictureRef& ref, const Box& box, CornerRadii corners, std::optional<Colour> ground) {
    if (visible(box).empty()) return;
    const float scale = brush_.scale();
    const auto px = [scale](float length) { return static_cast<int>(std::lround(length * scale)); };
    const auto radius = [&](int design) { return px(static_cast<float>(design)); };
    const Point shift = brush_.shift();
    // The size as the brush will round it, so that the picture is drawn 1:1.
    const int width = px(box.right() + shift.x) - px(box.x + shift.x);
    const int height = px(box.bottom() + shift.y) - px(box.y + shift.y);
    Pictures::Found found;
    if (!ref.url.empty()) {
        found = pictures_.find({ref,
                                width,
                                height,
                                {radius(corners.top_left), radius(corners.top_right), radius(corners.bottom_right),
                                 radius(corners.bottom_left)}});
    }
    float opacity = 0;
    if (found.texture) {
        const std::string key = "picture/" + std::to_string(found.texture.value());
        opacity = motion_.towards(key, 1, fade_seconds, Easing::out, found.fresh ? 0.0F : 1.0F);
    }
    if (opacity < 1) {
        const Colour below = ground.value_or(theme().sunken);
        const float all = static_cast<float>(corners.top_left);
        if (corners.top_left == 0 && corners.bottom_left == 0) {
            brush_.fill(box, below);
        } else if (corners.bottom_left == 0) {
            brush_.rounded_top(box, all, below);
        } else {
            brush_.rounded(box, all, below);
        }
        if (!found.texture && ref.url.empty()) {
            brush_.icon_in("image", std::min(96.0F, box.h / 3), box, theme().bar_off);
        }
    }
    if (found.texture) brush_.picture(found.texture, box, opacity);
}

void Stage::zoomed_picture(const PictureRef& ref, const Box& box, float zoom, Colour ground) {
    const float scale = brush_.scale();
    const auto width = static_cast<float>(std::lround(box.w * scale));
    const auto height = static_cast<float>(std::lround(box.h * scale));
    Pictures::Found found;
    if (zoom > 1 && !ref.url.empty()) {
        found = pictures_.find({ref, static_cast<int>(width), static_cast<int>(height), {}});
    }
    if (!found.texture || found.fresh) return picture(ref, box, {}, ground);
    const float w = width / zoom;
    const float h = height / zoom;
    brush_.picture_part(found.texture, box, {(width - w) / 2, (height - h) / 2, w, h});
}

bool Stage::scaled_picture(const PictureRef& ref, float side, const Box& box) {
    if (ref.url.empty()) return false;
    const int px = static_cast<int>(std::lround(side * brush_.scale()));
    const Pictures::Found found = pictures_.find({ref, px, px, {}});
    if (found.texture) brush_.picture(found.texture, box);
    return static_cast<bool>(found.texture);
}

ScrollArea::ScrollArea(Stage& stage, std::string_view id, const Box& view, Axis axis)
    : stage_{stage}, scroll_{stage.touch().scroll(id, stage.visible(view), axis)}, view_{view}, axis_{axis} {
    // Whole panel pixels, or every glyph on the way would be rasterised anew.
    const float scale = stage.brush().scale();
    offset_ = std::round(scroll_.offset() * scale) / scale;
    stage.brush().push_clip(view);
}

ScrollArea::~ScrollArea() { stage_.brush().pop_clip(); }

void ScrollArea::measure(float content, float pitch) {
    scroll_.measure(content, axis_ == Axis::vertical ? view_.h : view_.w, pitch);
}

}  // namespace zuil
