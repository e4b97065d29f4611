#include <algorithm>
#include <array>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/floor_call.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

// The sheet from which a shopper calls staff: a few questions to choose from, and then what becomes of it.
namespace zuil {
namespace {

constexpr float question_row = 104;
constexpr float question_gap = 16;
constexpr float call_head = 36 + 112;  // of the sheet itself
constexpr float call_foot = 40;
constexpr float state_icon = 72;

struct Question {
    CallQuestion question;
    std::string id;
    std::string icon;
    std::string label;
};

std::array<Question, 5> call_questions(Stage& stage) {
    return {Question{CallQuestion::help_choosing, "call/choosing", "chat-left-text", stage.tr("Help me choose")},
            {CallQuestion::cannot_find, "call/find", "search", stage.tr("I cannot find something")},
            {CallQuestion::look_in_stock, "call/stock", "box-seam", stage.tr("Is it in the stockroom?")},
            {CallQuestion::help_with_screen, "call/screen", "universal-access-circle",
             stage.tr("Help me with this screen")},
            {CallQuestion::other, "call/other", "question-circle", stage.tr("Something else")}};
}

float question_height(Stage& stage, float width, const std::string& label) {
    const Paragraph words = break_lines(stage.brush().measurer(), type::lead_medium, label, width - 32 - 48 - 28 - 32);
    return std::max(question_row, words.height() + 48);
}

bool draw_question(Stage& stage, const Box& box, const Question& one) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = one.id;
    meaning.role = Role::button;
    meaning.name = one.label;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    stage.brush().rounded(box, 24, response.pressed ? pressed_ground(stage, theme.surface) : theme.surface);
    stage.brush().outline(box, 24, 2, theme.edge);
    stage.brush().icon(one.icon, 48, {box.x + 32, box.y + (box.h - 48) / 2}, theme.accent_ink);
    const float x = box.x + 32 + 48 + 28;
    const float room = box.right() - 32 - x;
    const Paragraph words = break_lines(stage.brush().measurer(), type::lead_medium, one.label, room);
    stage.brush().paragraph(words, {x, box.y + (box.h - words.height()) / 2, room, 0}, theme.ink);
    return response.activated;
}

// What is asked, and about which article. Returns the height.
float draw_questions(Stage& stage, const Box& box, const CallView& view, Intents& out) {
    float y = box.y;
    if (!view.about.empty()) {
        y += stage.paragraph(type::body, filled(stage.tr("About: {article}"), "article", view.about),
                             {box.x, y, box.w, 0}, stage.theme().ink2) +
             24;
    }
    for (const Question& one : call_questions(stage)) {
        const float height = question_height(stage, box.w, one.label);
        if (draw_question(stage, {box.x, y, box.w, height}, one)) out.push(CallStaff{one.question});
        y += height + question_gap;
    }
    return y - question_gap - box.y;
}

// An icon, what is the case, and what to do meanwhile. Returns the height.
float draw_call_state(Stage& stage, const Box& box, const std::string& icon, Colour ink, const std::string& strong,
                      const std::string& text) {
    stage.brush().icon(icon, state_icon, {box.x, box.y + 8}, ink);
    const float x = box.x + state_icon + 32;
    const float room = box.right() - x;
    const Measure measure = stage.brush().measurer();
    const Paragraph first = break_lines(measure, type::lead_strong, strong, room);
    const Paragraph second = break_lines(measure, type::body, text, room);
    stage.brush().paragraph(first, {x, box.y, room, 0}, stage.theme().ink);
    stage.brush().paragraph(second, {x, box.y + first.height() + 8, room, 0}, stage.theme().ink2);
    const float height = std::max(state_icon + 16, first.height() + 8 + second.height());
    Meaning meaning;
    meaning.id = "call/state";
    meaning.role = Role::status;
    meaning.name = strong;
    meaning.value = text;
    meaning.rect = {box.x, box.y, box.w, height};
    stage.say(std::move(meaning));
    return height;
}

Colour call_ink(const Theme& theme, Banner::Tone tone) {
    switch (tone) {
    case Banner::Tone::ok: return theme.ok;
    case Banner::Tone::warn: return theme.warn;
    case Banner::Tone::bad: return theme.bad;
    case Banner::Tone::info: break;
    }
    return theme.accent_ink;
}

float draw_called(Stage& stage, const Box& box, const CallView& view, Intents& out) {
    const CallNews news = call_news(stage, view.state);
    float y = box.y;
    y += draw_call_state(stage, {box.x, y, box.w, 0}, news.icon, call_ink(stage.theme(), news.tone), news.strong,
                         news.text);
    y += 32;
    const Button cancel{
        "call/cancel", stage.tr("I need nobody any more"), Button::Kind::second, Button::Size::normal, "", "", ""};
    if (draw_button(stage, {box.x, y, box.w, 96}, cancel)) out.push(CancelCall{});
    return y + 96 - box.y;
}

float draw_call_content(Stage& stage, const Box& box, const CallView& view, Intents& out) {
    if (view.state != CallView::State::none) return draw_called(stage, box, view, out);
    if (view.closed_because.empty()) return draw_questions(stage, box, view, out);
    return draw_call_state(stage, box, "info-circle", stage.theme().accent_ink, view.closed_because, "");
}

}  // namespace

void draw_call(Stage& stage, const CallView& view, CallDraft& draft, Intents& out) {
    const Look& look = stage.look();
    const float whole = call_head + draft.height + call_foot;
    const Sheet sheet{"call", stage.tr("Call a member of staff"), std::min(whole, look.height), ""};
    const SheetResult result = draw_sheet(stage, view.open, sheet, [&](const Box& box) {
        const Box content = box.top_part(box.h - call_foot);
        ScrollArea scroll{stage, "call/content", content, Axis::vertical};
        const float height = draw_call_content(stage, content.moved(0, -scroll.offset()), view, out);
        scroll.measure(height);
        follow_height(stage, draft.height, height);
    });
    if (result == SheetResult::close) out.push(CloseCall{});
}

}  // namespace zuil
