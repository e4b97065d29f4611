#include "kiosk/ui/widgets/steps.hpp"

#include <array>

namespace zuil {
namespace {

constexpr float bar_height = 8;
constexpr float bar_gap = 12;
constexpr float text_left = dot_size + 24;
constexpr float below_text = 32;
constexpr TextStyle title_style = type::lead_strong;
constexpr TextStyle detail_style = type::body;

struct StepText {
    Paragraph title, detail;
    float height() const { return std::max(dot_size, title.height() + detail.height()); }
};

StepText step_text(Stage& stage, float width, const NextStepView& step) {
    const Measure measure = stage.brush().measurer();
    return {break_lines(measure, title_style, step.title, width - text_left),
            break_lines(measure, detail_style, step.detail, width - text_left)};
}

void draw_dot(Stage& stage, const Box& dot, int number, bool done) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(dot, dot_size / 2, done ? theme.accent : theme.tint);
    if (done) return stage.brush().icon_in("check-lg", 28, dot, theme.on_accent);
    const std::string text = std::to_string(number);
    const TextStyle style = type::body_strong;
    const float width = stage.brush().measure(style, text);
    stage.brush().text(style, text, {dot.centre().x - width / 2, dot.centre().y - style.line_height() / 2},
                       theme.accent_ink);
}

}  // namespace

float above_steps(const Look& look) { return look.has_rail() && look.narrow() && !look.low() ? 24 : 8; }
float below_steps(const Look& look) { return look.narrow() ? 24 : 48; }

void draw_number(Stage& stage, Point at, int number) {
    draw_dot(stage, {at.x, at.y, dot_size, dot_size}, number, false);
}

void draw_steps(Stage& stage, const Box& box, CheckoutStep now) {
    const Theme& theme = stage.theme();
    const float width = (box.w - 3 * bar_gap) / 4;
    std::array names{stage.tr("Details"), stage.tr("Collect or delivery"), stage.tr("Pay"), stage.tr("Done")};
    if (!stage.look().narrow() && stage.brush().measure(type::small_strong.spaced(1.42F), names[1]) > width)
        names[1] = stage.tr("Collect");
    const bool tall = stage.look().narrow();
    const auto current = static_cast<std::size_t>(now);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Box bar{box.x + static_cast<float>(i) * (width + bar_gap), box.y, width, bar_height};
        const bool reached = i <= current;
        stage.brush().rounded(bar, bar_height / 2, reached ? theme.accent_ink : theme.line);
        const TextStyle style = i == current ? type::small_strong.spaced(1.42F) : type::small_medium.spaced(1.42F);
        // Large letters name the step at hand alone, over the width of all.
        if (tall && i != current) continue;
        stage.brush().line_in(style, names[i],
                              {tall ? box.x : bar.x, bar.bottom() + bar_gap, tall ? box.w : width, style.line_height()},
                              reached ? theme.ink : theme.ink3);
    }
    Meaning meaning;
    meaning.id = "steps";
    meaning.role = Role::progress;
    meaning.name = names[current];
    meaning.value = std::to_string(current + 1) + " / " + std::to_string(names.size());
    meaning.rect = box.top_part(steps_height);
    stage.say(std::move(meaning));
}

float timeline_height(Stage& stage, float width, const std::vector<NextStepView>& steps) {
    float height = 0;
    for (const NextStepView& step : steps) height += step_text(stage, width, step).height() + below_text;
    return steps.empty() ? 0 : height - below_text;
}

void draw_timeline(Stage& stage, const Box& box, const std::vector<NextStepView>& steps) {
    const Theme& theme = stage.theme();
    const float width = box.w - text_left;
    float y = box.y;
    int number = 0;
    for (const NextStepView& step : steps) {
        const StepText text = step_text(stage, box.w, step);
        const Box dot{box.x, y, dot_size, dot_size};
        const float next = y + text.height() + below_text;
        if (&step != &steps.back()) {
            stage.brush().fill({dot.x + 26, dot.bottom(), 4, next - dot.bottom()},
                               step.done ? theme.accent_ink : theme.line);
        }
        draw_dot(stage, dot, ++number, step.done);
        // One line alone stands in the middle beside its dot.
        const float written = text.title.height() + text.detail.height();
        const float top = y + std::max(0.0F, (dot_size - written) / 2);
        stage.brush().paragraph(text.title, {box.x + text_left, top, width, 0}, theme.ink);
        stage.brush().paragraph(text.detail, {box.x + text_left, top + text.title.height(), width, 0}, theme.ink2);
        Meaning meaning;
        meaning.id = "step/" + std::to_string(number);
        meaning.role = Role::text;
        meaning.name = step.title;
        meaning.value = step.detail;
        meaning.rect = {box.x, y, box.w, text.height()};
        if (step.done) meaning.chosen = Meaning::Chosen::yes;
        stage.say(std::move(meaning));
        y = next;
    }
}

}  // namespace zuil
