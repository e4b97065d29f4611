#include "kiosk/ui/widgets/facets.hpp"

#include <algorithm>
#include <cmath>

namespace zuil {
namespace {

constexpr float track = 8;
constexpr float bars_gap = 12;  // between the histogram and the track's middle line, from the thumbs' size
constexpr int steps = 40;
constexpr std::int64_t whole_unit = 100;  // minor units: a range in cents helps nobody

struct Scale {
    std::int64_t least, most;
    float left, width;

    float at(std::int64_t value) const {
        if (most <= least) return left;
        const double share = static_cast<double>(value - least) / static_cast<double>(most - least);
        return left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * width;
    }
    // The nearest of 40 steps, in whole units; the ends are exact.
    std::int64_t value(float x) const {
        const double share = std::clamp(static_cast<double>((x - left) / width), 0.0, 1.0);
        const double stepped = std::round(share * steps) / steps;
        if (stepped <= 0) return least;
        if (stepped >= 1) return most;
        const double exact = static_cast<double>(least) + stepped * static_cast<double>(most - least);
        return std::llround(exact / static_cast<double>(whole_unit)) * whole_unit;
    }
};

void draw_bars(Stage& stage, const Box& box, const PriceRangeView& view, const Scale& scale, std::int64_t least,
               std::int64_t most) {
    if (view.histogram.empty()) return;
    const int highest = std::max(1, *std::max_element(view.histogram.begin(), view.histogram.end()));
    const float pitch = box.w / static_cast<float>(view.histogram.size());
    const float gap = std::min(12.0F, pitch * 0.22F);
    for (std::size_t i = 0; i < view.histogram.size(); ++i) {
        const int count = view.histogram[i];
        if (count == 0) continue;
        const float height = std::max(8.0F, box.h * static_cast<float>(count) / static_cast<float>(highest));
        const Box bar{box.x + static_cast<float>(i) * pitch + gap / 2, box.bottom() - height, pitch - gap, height};
        const float middle = bar.centre().x;
        const bool inside = middle >= scale.at(least) && middle <= scale.at(most);
        stage.brush().rounded(bar, std::min(6.0F, height / 2),
                              inside ? stage.theme().accent_soft : stage.theme().bar_off);
    }
}

void draw_thumb(Stage& stage, Point centre, float diameter, bool pressed) {
    const Box circle{centre.x - diameter / 2, centre.y - diameter / 2, diameter, diameter};
    stage.brush().rounded(circle, diameter / 2, pressed ? stage.theme().tint : stage.theme().surface);
    stage.brush().outline(circle, diameter / 2, 6, stage.theme().accent_ink);
}

Response thumb_control(Stage& stage, std::string_view id, const std::string& name, std::int64_t value, Point centre,
                       float height) {
    Meaning meaning;
    meaning.id = id;
    meaning.role = Role::slider;
    meaning.name = name;
    meaning.value = std::to_string(value / whole_unit);
    meaning.rect = {centre.x - height / 2, centre.y - height / 2, height, height};
    return stage.control(std::move(meaning), Grab::horizontal);
}

// Moves one end; true when it stands elsewhere than before.
bool follow(const Response& response, const Scale& scale, std::optional<std::int64_t>& end, std::int64_t now) {
    if (!response.dragged && !response.dropped) return false;
    const std::int64_t value = scale.value(response.at.x);
    const bool changed = value != end.value_or(now);
    end = value;
    return changed;
}

}  // namespace

void draw_check(Stage& stage, const Box& box, bool checked, bool off) {
    const Theme& theme = stage.theme();
    const float radius = box.w * 14 / 48;
    if (checked) {
        stage.brush().rounded(box, radius, off ? theme.edge : theme.accent);
        stage.brush().icon_in("check-lg", box.w * 0.68F, box, theme.on_accent);
        return;
    }
    stage.brush().rounded(box, radius, theme.surface);
    stage.brush().outline(box, radius, 2, off ? theme.line : theme.edge);
}

void draw_radio(Stage& stage, const Box& box, bool chosen) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(box, box.w / 2, chosen ? theme.accent : theme.surface);
    if (chosen) {
        stage.brush().rounded(box.inset(box.w * 14 / 48), box.w / 2, theme.on_accent);
    } else {
        stage.brush().outline(box, box.w / 2, 2, theme.edge);
    }
}

bool draw_check_row(Stage& stage, const Box& box, const CheckRow& row) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = row.id;
    meaning.role = Role::checkbox;
    meaning.name = row.label;
    meaning.value = row.count;
    meaning.rect = box;
    meaning.disabled_because = row.off_because;
    meaning.chosen = row.checked ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    const bool off = !row.off_because.empty();
    if (response.sunk > 0)
        stage.brush().rounded({box.x - 16, box.y + 4, box.w + 32, box.h - 8}, 20, faded(theme.sunken, response.sunk));
    draw_check(stage, {box.x, box.y + (box.h - row.box_px) / 2, row.box_px, row.box_px}, row.checked, off);
    const TextStyle style = type::body;
    const float y = box.y + (box.h - style.line_height()) / 2;
    const float count = stage.brush().measure(style, row.count);
    const float gap = row.box_px >= 48 ? 24 : 18;
    const float x = box.x + row.box_px + gap;
    // A long one has two lines, close together, in the height of a row.
    const Box words{x, box.y, box.right() - x - count - 16, box.h};
    const bool fits = stage.brush().measure(style, row.label) <= words.w;
    const Paragraph label =
        break_lines(stage.brush().measurer(), fits ? style : style.spaced(1.15F), row.label, words.w, fits ? 1 : 2);
    stage.brush().paragraph(label, {words.x, words.centre().y - label.height() / 2, words.w, 0},
                            off ? theme.ink3 : theme.ink);
    stage.brush().text(style, row.count, {box.right() - count, y}, theme.ink3);
    return response.activated;
}

void draw_toggle(Stage& stage, Point at, bool on) {
    const Theme& theme = stage.theme();
    const Box track_box{at.x, at.y, 104, 60};
    stage.brush().rounded(track_box, 30, on ? theme.accent : theme.surface);
    if (!on) stage.brush().outline(track_box, 30, 3, theme.edge);
    const Box knob{at.x + (on ? 54.0F : 10.0F), at.y + 10, 40, 40};
    stage.brush().rounded(knob, 20, on ? theme.on_accent : theme.edge);
}

float range_height(const RangeShape& shape) { return shape.bars + bars_gap + shape.thumb; }

void draw_range(Stage& stage, const Box& box, const PriceRangeView& view, const RangeShape& shape, RangeDraft& draft,
                Intents& out) {
    const float inset = shape.thumb / 2;
    const Scale scale{view.least_minor, view.most_minor, box.x + inset, box.w - 2 * inset};
    const std::int64_t least = draft.least.value_or(view.chosen_least_minor);
    const std::int64_t most = draft.most.value_or(view.chosen_most_minor);
    draw_bars(stage, {scale.left, box.y, scale.width, shape.bars}, view, scale, least, most);
    const float middle = box.y + shape.bars + bars_gap + track / 2;
    const Theme& theme = stage.theme();
    stage.brush().rounded({scale.left, middle - track / 2, scale.width, track}, track / 2, theme.line);
    stage.brush().rounded({scale.at(least), middle - track / 2, scale.at(most) - scale.at(least), track}, track / 2,
                          theme.accent_ink);

    const float target = std::max(shape.thumb, 72.0F);
    const Point low{scale.at(least), middle};
    const Point high{scale.at(most), middle};
    const Response lower = thumb_control(stage, "price/least", stage.tr("Lowest price"), least, low, target);
    const Response upper = thumb_control(stage, "price/most", stage.tr("Highest price"), most, high, target);
    draw_thumb(stage, low, shape.thumb, lower.pressed);
    draw_thumb(stage, high, shape.thumb, upper.pressed);

    bool changed = follow(lower, scale, draft.least, least);
    if (draft.least) draft.least = std::min(*draft.least, most);
    changed = follow(upper, scale, draft.most, most) || changed;
    if (draft.most) draft.most = std::max(*draft.most, draft.least.value_or(least));
    if (changed) out.push(SetPriceRange{draft.least.value_or(least), draft.most.value_or(most)});
    // The view has caught up: what it says counts again.
    if (!lower.dragged && draft.least == view.chosen_least_minor) draft.least.reset();
    if (!upper.dragged && draft.most == view.chosen_most_minor) draft.most.reset();
}

}  // namespace zuil
