#include "kiosk/ui/widgets/segmented.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr float track_padding = 8;
constexpr float segment_height_min = 88;
constexpr float segment_icon = 36;
constexpr float icon_gap = 18;
constexpr float segment_padding = 20;

float segment_width(float width, std::size_t count) { return (width - 2 * track_padding) / static_cast<float>(count); }

Paragraph segment_label(Stage& stage, float width, const Segment& segment) {
    const bool large = stage.look().narrow();
    const float room = width - segment_icon - icon_gap - (large ? 1.0F : 2.0F) * segment_padding;
    return break_lines(stage.brush().measurer(), large ? type::body_strong : type::lead_strong, segment.label, room, 3);
}

// Large letters stand below each other where a word would be broken.
bool is_stacked(Stage& stage, float width, const std::vector<Segment>& segments) {
    if (!stage.look().narrow()) return false;
    const float each = segment_width(width, segments.size());
    return std::ranges::any_of(segments, [&](const Segment& one) { return segment_label(stage, each, one).cut; });
}

std::vector<Segment> segments_of(const PickupOrDeliveryView& view, EitherWay chosen) {
    return {{"either/collect", "shop", view.collect, chosen == EitherWay::collect},
            {"either/deliver", "truck", view.deliver, chosen == EitherWay::deliver}};
}

}  // namespace

float segmented_height(Stage& stage, float width, const std::vector<Segment>& segments) {
    const bool stacked = is_stacked(stage, width, segments);
    const float each = stacked ? width - 2 * track_padding : segment_width(width, segments.size());
    float height = segment_height_min;
    for (const Segment& segment : segments) {
        height = std::max(height, segment_label(stage, each, segment).height() + 32);
    }
    return (stacked ? static_cast<float>(segments.size()) : 1.0F) * height + 2 * track_padding;
}

std::optional<std::size_t> draw_segmented(Stage& stage, const Box& box, const std::vector<Segment>& segments) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(box, 28, theme.sunken);
    const bool stacked = is_stacked(stage, box.w, segments);
    const float width = stacked ? box.w - 2 * track_padding : segment_width(box.w, segments.size());
    const float height = (box.h - 2 * track_padding) / (stacked ? static_cast<float>(segments.size()) : 1.0F);
    std::optional<std::size_t> tapped;
    for (std::size_t place = 0; place < segments.size(); ++place) {
        const Segment& segment = segments[place];
        const auto along = static_cast<float>(place);
        const Box item{box.x + track_padding + (stacked ? 0 : along * width),
                       box.y + track_padding + (stacked ? along * height : 0), width, height};
        Meaning meaning;
        meaning.id = segment.id;
        meaning.role = Role::radio;
        meaning.name = segment.label;
        meaning.rect = item;
        meaning.chosen = segment.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
        const Response response = stage.control(std::move(meaning));
        if (segment.chosen) {
            stage.brush().shadow(item, 22, ShadowSize::small);
            stage.brush().rounded(item, 22, theme.surface);
        } else if (response.pressed) {
            stage.brush().rounded(item, 22, theme.line);
        }
        const Paragraph label = segment_label(stage, width, segment);
        float widest = 0;
        for (const TextLine& line : label.lines) widest = std::max(widest, line.width);
        const float x = item.centre().x - (segment_icon + icon_gap + widest) / 2;
        stage.brush().icon(segment.icon, segment_icon, {x, item.centre().y - segment_icon / 2},
                           segment.chosen ? theme.accent_ink : theme.ink2);
        stage.brush().paragraph(label,
                                {x + segment_icon + icon_gap, item.centre().y - label.height() / 2, widest + 1, 0},
                                segment.chosen ? theme.ink : theme.ink2);
        if (response.activated) tapped = place;
    }
    return tapped;
}

float either_height(Stage& stage, float width, const PickupOrDeliveryView& view) {
    if (view.deliver.empty()) return 0;
    return segmented_height(stage, width, segments_of(view, EitherWay::collect));
}

bool draw_either(Stage& stage, const Box& box, const PickupOrDeliveryView& view, EitherWay chosen) {
    if (view.deliver.empty()) return false;
    const auto tapped = draw_segmented(stage, box, segments_of(view, chosen));
    return tapped && (*tapped == 0) != (chosen == EitherWay::collect);
}

}  // namespace zuil
