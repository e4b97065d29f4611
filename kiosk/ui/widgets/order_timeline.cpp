#include "kiosk/ui/widgets/order_timeline.hpp"

#include <algorithm>
#include <string>

#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

constexpr float stage_line = 4;
constexpr float stage_ring = 8;  // around the dot of the present stage
constexpr float stage_icon = 30;
constexpr float stage_gap = 14;     // between a dot and its name
constexpr float column_space = 16;  // between the names of two columns
constexpr float row_space = 28;     // between two rows
constexpr float row_text = dot_size + stage_ring + 20;
constexpr TextStyle stage_name = type::small_strong;
constexpr TextStyle stage_when = type::small;
constexpr int stage_lines_max = 2;

using Mark = StageView::State;

struct StageText {
    Paragraph title, when;
    float height() const { return title.height() + when.height(); }
};

StageText stage_text(Stage& stage, const StageView& view, float width, int lines_max) {
    const Measure measure = stage.brush().measurer();
    StageText text{break_lines(measure, stage_name, view.title, width, lines_max), {}};
    if (!view.when.empty()) text.when = break_lines(measure, stage_when, view.when, width, lines_max);
    return text;
}

float column_of(float width, const std::vector<StageView>& stages) {
    return width / static_cast<float>(std::max<std::size_t>(1, stages.size()));
}

// No word of a name is broken or cut in its column.
bool is_wide_enough(Stage& stage, float width, const std::vector<StageView>& stages) {
    if (stage.look().narrow()) return false;
    const float room = column_of(width, stages) - column_space;
    return std::ranges::all_of(stages, [&](const StageView& view) {
        const StageText text = stage_text(stage, view, room, stage_lines_max + 1);
        return text.title.lines.size() <= stage_lines_max && text.when.lines.size() <= stage_lines_max &&
               text.title.width() <= room && text.when.width() <= room;
    });
}

std::string_view icon_of(StageView::Kind kind) {
    switch (kind) {
    case StageView::Kind::ordered: return "check-lg";
    case StageView::Kind::shop: return "box-seam";
    case StageView::Kind::ready: return "shop";
    case StageView::Kind::sent: return "truck";
    case StageView::Kind::till: return "receipt";
    case StageView::Kind::over: return "bag-check";
    }
    return "check-lg";
}

void draw_stage_dot(Stage& stage, const Box& dot, const StageView& view, std::size_t number) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    const float radius = dot_size / 2;
    switch (view.state) {
    case Mark::done:
        brush.rounded(dot, radius, theme.accent);
        return brush.icon_in("check-lg", stage_icon, dot, theme.on_accent);
    case Mark::now:
        brush.rounded(dot.inset(-stage_ring), radius + stage_ring, theme.tint);
        brush.rounded(dot, radius, theme.accent);
        return brush.icon_in(icon_of(view.kind), stage_icon, dot, theme.on_accent);
    case Mark::problem:
        brush.rounded(dot.inset(-stage_ring), radius + stage_ring, theme.bad_tint);
        brush.rounded(dot, radius, theme.bad);
        return brush.icon_in("exclamation-lg", stage_icon, dot, theme.surface);
    case Mark::ahead: break;
    }
    brush.rounded(dot, radius, theme.sunken);
    const std::string text = std::to_string(number);
    const TextStyle style = type::body_strong;
    brush.text(style, text, {dot.centre().x - brush.measure(style, text) / 2, dot.centre().y - style.line_height() / 2},
               theme.ink3);
}

Colour name_ink(const Theme& theme, Mark mark) {
    switch (mark) {
    case Mark::now: return theme.accent_ink;
    case Mark::problem: return theme.bad;
    default: return theme.ink;
    }
}

std::string mark_in_words(Stage& stage, Mark mark) {
    switch (mark) {
    case Mark::done: return stage.tr("Already done");
    case Mark::now: return stage.tr("Now");
    case Mark::problem: return stage.tr("Stopped here");
    case Mark::ahead: break;
    }
    return stage.tr("Still to come");
}

// The line to a stage is coloured once that stage was reached.
Colour line_to(const Theme& theme, const StageView& view) {
    return view.state == Mark::ahead ? theme.line : view.state == Mark::problem ? theme.bad : theme.accent;
}

void say_stage(Stage& stage, std::string_view id, std::size_t number, const StageView& view, const Box& box) {
    Meaning meaning;
    meaning.id = std::string{id} + "/stage/" + std::to_string(number);
    meaning.role = Role::text;
    meaning.name = view.title;
    meaning.value = mark_in_words(stage, view.state);
    if (!view.when.empty()) meaning.value = view.when + ". " + meaning.value;
    meaning.rect = box;
    stage.say(std::move(meaning));
}

void draw_beside(Stage& stage, const Box& box, std::string_view id, const std::vector<StageView>& stages) {
    const Theme& theme = stage.theme();
    const float column = column_of(box.w, stages);
    const float room = column - column_space;
    const auto middle = [&](std::size_t place) { return box.x + column * (static_cast<float>(place) + 0.5F); };
    for (std::size_t i = 1; i < stages.size(); ++i) {
        stage.brush().fill({middle(i - 1), box.y + (dot_size - stage_line) / 2, column, stage_line},
                           line_to(theme, stages[i]));
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const StageView& view = stages[i];
        draw_stage_dot(stage, {middle(i) - dot_size / 2, box.y, dot_size, dot_size}, view, i + 1);
        const StageText text = stage_text(stage, view, room, stage_lines_max);
        const Box words{middle(i) - room / 2, box.y + dot_size + stage_gap, room, 0};
        stage.brush().paragraph(text.title, words, name_ink(theme, view.state), Align::centre);
        stage.brush().paragraph(text.when, words.moved(0, text.title.height()), theme.ink2, Align::centre);
        say_stage(stage, id, i + 1, view, {words.x, box.y, room, dot_size + stage_gap + text.height()});
    }
}

void draw_below(Stage& stage, const Box& box, std::string_view id, const std::vector<StageView>& stages) {
    const Theme& theme = stage.theme();
    const float room = box.w - row_text;
    float y = box.y;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const StageView& view = stages[i];
        const StageText text = stage_text(stage, view, room, stage_lines_max);
        const float height = std::max(dot_size, text.height());
        const Box dot{box.x + stage_ring, y, dot_size, dot_size};
        if (i + 1 < stages.size()) {
            stage.brush().fill(
                {dot.centre().x - stage_line / 2, dot.bottom(), stage_line, height + row_space - dot_size},
                line_to(theme, stages[i + 1]));
        }
        draw_stage_dot(stage, dot, view, i + 1);
        const Box words{box.x + row_text, y + (height - text.height()) / 2, room, 0};
        stage.brush().paragraph(text.title, words, name_ink(theme, view.state));
        stage.brush().paragraph(text.when, words.moved(0, text.title.height()), theme.ink2);
        say_stage(stage, id, i + 1, view, {box.x, y, box.w, height});
        y += height + row_space;
    }
}

}  // namespace

float order_timeline_height(Stage& stage, float width, const std::vector<StageView>& stages) {
    if (stages.empty()) return 0;
    float height = 0;
    if (is_wide_enough(stage, width, stages)) {
        const float room = column_of(width, stages) - column_space;
        for (const StageView& view : stages) {
            height = std::max(height, stage_text(stage, view, room, stage_lines_max).height());
        }
        return dot_size + stage_gap + height;
    }
    for (const StageView& view : stages) {
        height += std::max(dot_size, stage_text(stage, view, width - row_text, stage_lines_max).height()) + row_space;
    }
    return height - row_space;
}

void draw_order_timeline(Stage& stage, const Box& box, std::string_view id, const std::vector<StageView>& stages) {
    if (is_wide_enough(stage, box.w, stages)) {
        draw_beside(stage, box, id, stages);
    } else {
        draw_below(stage, box, id, stages);
    }
}

}  // namespace zuil
