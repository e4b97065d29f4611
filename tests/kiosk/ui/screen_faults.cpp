#include "tests/kiosk/ui/screen_faults.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "kiosk/ui/theme.hpp"
#include "platform/display/bitmap.hpp"
#include "platform/display/painter.hpp"
#include "platform/display/scene.hpp"

namespace zuil::test {
namespace {

constexpr float target_min = 56;      // the design guide's section 5, in panel pixels
constexpr int slack_px = 1;           // soft edges of glyphs, and rounding
constexpr int ground_difference = 6;  // a channel's levels; paper and surface differ by more
constexpr std::size_t places_below = 5;

// A text by its glyphs: in panel pixels, by places in the list of quads.
struct Seen {
    const DrawnText* text = nullptr;
    Rect whole, rect;  // before and after clipping
    std::size_t first = 0, last = 0;
    Colour ink;
    std::array<Colour, places_below> ground{};
};

Rect around(const Rect& a, const Rect& b) {
    if (a.empty()) return b;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

bool is_opaque(const Quad& quad) {
    const bool filled =
        quad.kind == QuadKind::solid || quad.kind == QuadKind::gradient_down || quad.kind == QuadKind::gradient_right;
    return filled && quad.from.alpha == 255 && quad.to.alpha == 255;
}

std::string words_of(const Seen& seen) {
    const Rect& r = seen.rect;
    return fmt::format("“{}” at {},{} {}x{}", seen.text->text, r.x, r.y, r.width, r.height);
}

class Inspection {
public:
    explicit Inspection(const DrawnScreen& screen) : screen_{screen} {
        scene_.read(screen.drawn, screen.textures);
        if (scene_.refused() > 0) faults_.push_back("no quad: " + scene_.refusal());
    }

    std::vector<std::string> run() {
        find_texts();
        look_below();
        for (const Seen& seen : texts_) judge(seen);
        for (auto one = texts_.begin(); one != texts_.end(); ++one) {
            for (auto other = one + 1; other != texts_.end(); ++other) judge_pair(*one, *other);
        }
        judge_targets();
        return std::move(faults_);
    }

private:
    void find_texts();
    void look_below();
    void judge(const Seen& seen);
    void judge_ground(const Seen& seen);
    void judge_pair(const Seen& one, const Seen& other);
    void judge_targets();
    void judge_target(const Meaning& meaning);
    Rect glyphs_of(const DrawnText& text) const;
    bool is_hidden(const Seen& seen) const;
    bool scrolls(Axis axis, const Box& at) const;
    bool comes_back(const Box& whole, const Box& part) const;
    bool comes_back(Axis axis, bool at_end, const Box& part) const;
    Box design(const Rect& rect) const {
        const float s = screen_.scale;
        return {static_cast<float>(rect.x) / s, static_cast<float>(rect.y) / s, static_cast<float>(rect.width) / s,
                static_cast<float>(rect.height) / s};
    }

    const DrawnScreen& screen_;
    Scene scene_;
    std::vector<Seen> texts_;
    std::vector<std::string> faults_;
};

void Inspection::find_texts() {
    const auto quads = scene_.quads();
    for (const DrawnText& text : screen_.texts) {
        Seen seen;
        seen.text = &text;
        const auto first = std::ranges::lower_bound(quads, text.first_vertex, {}, &Quad::vertex);
        const auto last = std::ranges::lower_bound(quads, text.last_vertex, {}, &Quad::vertex);
        if (first == last) continue;  // scrolled out of sight
        for (auto quad = first; quad != last; ++quad) {
            seen.whole = around(seen.whole, quad->whole);
            seen.rect = around(seen.rect, quad->rect);
        }
        // Sideways, a glyph may be gone altogether; upwards, each one in sight tells how much of it is.
        const Rect glyphs = glyphs_of(text);
        seen.whole.x = glyphs.x;
        seen.whole.width = glyphs.width;
        seen.ink = first->from;
        seen.first = static_cast<std::size_t>(first - quads.begin());
        seen.last = static_cast<std::size_t>(last - quads.begin());
        if (!is_hidden(seen)) texts_.push_back(seen);
    }
}

// All of a text's glyphs, those that nobody sees too.
Rect Inspection::glyphs_of(const DrawnText& text) const {
    const ImDrawList& list = *screen_.drawn.CmdLists[0];
    Rect whole;
    for (auto vertex = text.first_vertex; vertex + 3 < text.last_vertex; vertex += 4) {
        const ImVec2 from = list.VtxBuffer[static_cast<int>(vertex)].pos;
        const ImVec2 to = list.VtxBuffer[static_cast<int>(vertex) + 2].pos;
        whole = around(whole, {static_cast<int>(from.x), static_cast<int>(from.y), static_cast<int>(to.x - from.x),
                               static_cast<int>(to.y - from.y)});
    }
    return whole;
}

// Something opaque lies on all of it, or a scrim on everything: a sheet or a dialog is in front.
bool Inspection::is_hidden(const Seen& seen) const {
    const Rect all{0, 0, scene_.width(), scene_.height()};
    const auto later = scene_.quads().subspan(seen.last);
    return std::ranges::any_of(later, [&](const Quad& quad) {
        return (quad.kind == QuadKind::solid && quad.rect == all) || (is_opaque(quad) && quad.rect.contains(seen.rect));
    });
}

// Paints what lies below each text, and looks at what it will stand on.
void Inspection::look_below() {
    Bitmap bitmap{scene_.width(), scene_.height()};
    const Canvas canvas{bitmap.pixels().data(), bitmap.width(), bitmap.height(), bitmap.width()};
    for (Seen& seen : texts_) {
        paint(canvas, scene_.quads().first(seen.first), seen.rect);
        for (std::size_t i = 0; i < places_below; ++i) {
            const int x =
                seen.rect.x + (seen.rect.width - 1) * static_cast<int>(i) / static_cast<int>(places_below - 1);
            const int y = seen.rect.y + seen.rect.height / 2;
            seen.ground[i] = Colour::hex(bitmap.at(x, y));
        }
    }
}

void Inspection::judge(const Seen& seen) {
    const DrawnText& text = *seen.text;
    if (text.cut) faults_.push_back(words_of(seen) + " is shortened");
    const auto px = static_cast<int>(std::lround(static_cast<float>(text.px) * screen_.scale));
    if (px < screen_.text_px_min) faults_.push_back(fmt::format("{} is only {} px", words_of(seen), px));
    if (!comes_back(design(seen.whole), design(seen.rect))) faults_.push_back(words_of(seen) + " is cut off");
    judge_ground(seen);
    const auto later = scene_.quads().subspan(seen.last);
    const bool covered = std::ranges::any_of(later, [&](const Quad& quad) {
        const Rect both = intersect(quad.rect, seen.rect);
        // A line through an old price hides nothing.
        return is_opaque(quad) && both.width > slack_px && both.height * 4 > seen.rect.height;
    });
    // Bars lie on what scrolls below them.
    if (covered && !scrolls(Axis::vertical, design(seen.rect))) faults_.push_back(words_of(seen) + " is covered");
}

void Inspection::judge_ground(const Seen& seen) {
    const auto far = [](int a, int b) { return std::abs(a - b) > ground_difference; };
    const Colour& first = seen.ground.front();
    for (const Colour& ground : seen.ground) {
        const Colour ink = mix(ground, seen.ink.with_alpha(255), seen.ink.alpha / 255.0);
        if (const double ratio = contrast(ink, ground); ratio < screen_.contrast_min) {
            return faults_.push_back(fmt::format("{} has a contrast of {:.1f}", words_of(seen), ratio));
        }
        if (far(ground.red, first.red) || far(ground.green, first.green) || far(ground.blue, first.blue)) {
            return faults_.push_back(words_of(seen) + " stands on two grounds");
        }
    }
}

void Inspection::judge_pair(const Seen& one, const Seen& other) {
    const Rect both = intersect(one.rect, other.rect);
    if (both.width <= slack_px || both.height <= slack_px) return;
    const auto between = scene_.quads().subspan(one.last, other.first - one.last);
    const Rect middle{both.x + both.width / 2, both.y + both.height / 2, 1, 1};
    const bool parted =
        std::ranges::any_of(between, [&](const Quad& quad) { return is_opaque(quad) && quad.rect.contains(middle); });
    if (!parted) faults_.push_back(words_of(one) + " and " + words_of(other) + " overlap");
}

bool Inspection::scrolls(Axis axis, const Box& at) const {
    return std::ranges::any_of(screen_.scrolled, [&](const ScrolledArea& area) {
        const Box both = intersection(area.rect, at);
        return area.axis == axis && !both.empty() && area.before + area.after > 1;
    });
}

// The part ends where an area ends that can scroll further to that side.
bool Inspection::comes_back(Axis axis, bool at_end, const Box& part) const {
    constexpr float near = 3, glyph = 20;  // sideways, the last glyph in sight may end before the edge
    return std::ranges::any_of(screen_.scrolled, [&](const ScrolledArea& area) {
        if (area.axis != axis || (at_end ? area.after : area.before) < 1) return false;
        const Box& r = area.rect;
        if (axis == Axis::horizontal) return std::abs(at_end ? part.right() - r.right() : part.x - r.x) < glyph;
        return std::abs(at_end ? part.bottom() - r.bottom() : part.y - r.y) < near;
    });
}

bool Inspection::comes_back(const Box& whole, const Box& part) const {
    const float slack = static_cast<float>(slack_px) + 0.5F;
    const bool above = part.y - whole.y > slack, below = whole.bottom() - part.bottom() > slack;
    if (above && !comes_back(Axis::vertical, false, part)) return false;
    if (below && !comes_back(Axis::vertical, true, part)) return false;
    if (above || below) return true;  // glyphs that are gone upwards are no longer there to be judged sideways
    if (part.x - whole.x > slack && !comes_back(Axis::horizontal, false, part)) return false;
    return whole.right() - part.right() <= slack || comes_back(Axis::horizontal, true, part);
}

void Inspection::judge_targets() {
    std::set<std::string> ids;
    for (const Meaning& meaning : screen_.semantics.all()) {
        if (!meaning.touchable) continue;
        if (!ids.insert(meaning.id).second) faults_.push_back(meaning.id + " is there twice");
        judge_target(meaning);
    }
}

void Inspection::judge_target(const Meaning& meaning) {
    const Box& r = meaning.rect;
    const std::string what = fmt::format("{} at {},{} {}x{}", meaning.id, r.x, r.y, r.w, r.h);
    if (meaning.name.empty()) faults_.push_back(what + " has no name");
    const Box panel = design({0, 0, scene_.width(), scene_.height()});
    if (!panel.inset(-0.5F).contains(r)) faults_.push_back(what + " lies off the screen");
    const bool sideways = comes_back(Axis::horizontal, false, r) || comes_back(Axis::horizontal, true, r);
    const bool upright = comes_back(Axis::vertical, false, r) || comes_back(Axis::vertical, true, r);
    const float least = target_min / screen_.scale - 0.5F;
    if (r.y * screen_.scale < screen_.touch_from - 1) faults_.push_back(what + " is out of reach");
    if (r.w < least && !(meaning.cut_off && sideways)) faults_.push_back(what + " is too narrow");
    if (r.h < least && !(meaning.cut_off && upright)) faults_.push_back(what + " is too low");
}

}  // namespace

DrawnScreen drawn_for(const Comfort& comfort, const Ui& ui, const Textures& textures) {
    // Labels of the dock stop at 32 px, beside icons that are larger (the design guide's section 3).
    const int text_px = comfort.text == TextSize::normal ? 20 : comfort.text == TextSize::larger ? 28 : 32;
    const double ratio = comfort.colours == ColourMode::high_contrast ? 7.0 : 4.5;
    const Placing& placing = ui.placing();
    return {ui.drawn(),
            textures,
            ui.drawn_texts(),
            ui.semantics(),
            ui.scrolled_areas(),
            placing.scale,
            ratio,
            text_px,
            placing.above * placing.scale};
}

std::vector<std::string> faults_of(const DrawnScreen& screen) { return Inspection{screen}.run(); }

}  // namespace zuil::test
