#include <algorithm>
#include <array>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/call_button.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/facets.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float option_row = 112;
constexpr float option_gap = 16;
constexpr float swatch_px = 56;
constexpr float choice_padding = 10;
constexpr float switch_row = 112;
constexpr float comfort_footer_roomy = 40 + 96 + 40;
constexpr float comfort_footer_large = 20 + 96 + 24;
constexpr float comfort_head = 36 + 112;
constexpr Colour contrast_ground = Colour::hex(0x000000);
constexpr Colour contrast_ink = Colour::hex(0xFFD60A);

struct Choice {
    std::string id;
    std::string label;
    ComfortChange change;
    bool chosen = false;
    int sample_px = 0;  // of the letters before the label; 0: a swatch of the colours
    bool in_contrast = false;
};

struct Switch {
    std::string id;
    std::string icon;
    std::string title;
    std::string text;
    ComfortChange change;  // what a tap makes of it
    bool on = false;
};

TextStyle label_style(const Choice& choice) { return choice.chosen ? type::body_strong : type::body_medium; }

// The same size on the panel whatever has been chosen, or nothing could be told by them.
TextStyle sample_style(const Look& look, const Choice& choice) {
    // Apart from the smallest, which is no smaller than what has to be read.
    const float px = static_cast<float>(look.narrow() ? std::max(34, choice.sample_px) : choice.sample_px);
    TextStyle style = type::lead_medium.sized(static_cast<int>(px / look.zoom));
    style.enlarged = true;
    return style;
}

float choice_width(Stage& stage, const Choice& choice) {
    const float sample =
        choice.sample_px > 0 ? stage.brush().measure(sample_style(stage.look(), choice), "Aa") : swatch_px;
    return choice_padding + sample + 12 + stage.brush().measure(label_style(choice), choice.label) + choice_padding;
}

void draw_swatch(Stage& stage, const Box& circle, bool in_contrast) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    const float radius = circle.h / 2;
    brush.rounded(circle, radius, in_contrast ? contrast_ground : Colour::hex(0xF6F4F1));
    brush.push_clip(circle.right_part(circle.w / 2));
    brush.rounded(circle, radius, in_contrast ? contrast_ink : Colour::hex(0x0B5C66));
    brush.pop_clip();
    brush.outline(circle, radius, 3, in_contrast ? Colour::hex(0xFFFFFF) : theme.edge);
}

bool draw_choice_of(Stage& stage, const Box& box, const Choice& choice) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    Meaning meaning;
    meaning.id = choice.id;
    meaning.role = Role::radio;
    meaning.name = choice.label;
    meaning.rect = box;
    meaning.chosen = choice.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    const Colour ground = choice.in_contrast ? contrast_ground : theme.surface;
    brush.rounded(box, 24, response.pressed ? mix(ground, theme.edge, 0.2) : ground);
    if (choice.chosen) {
        brush.outline(box, 24, 4, theme.accent_ink);
    } else {
        brush.outline(box, 24, 2, choice.in_contrast ? contrast_ground : theme.edge);
    }
    const Colour ink = choice.in_contrast ? contrast_ink : choice.chosen ? theme.accent_ink : theme.ink;
    const TextStyle style = label_style(choice);
    float x = box.x + (box.w - choice_width(stage, choice)) / 2 + choice_padding;
    if (choice.sample_px > 0) {
        const TextStyle sample = sample_style(stage.look(), choice);
        x += brush.text(sample, "Aa", {x, box.y + (box.h - sample.line_height()) / 2}, ink) + 12;
    } else {
        draw_swatch(stage, {x, box.y + (box.h - swatch_px) / 2, swatch_px, swatch_px}, choice.in_contrast);
        x += swatch_px + 12;
    }
    brush.text(style, choice.label, {x, box.y + (box.h - style.line_height()) / 2}, ink);
    return response.activated;
}

// Side by side where all of them fit, else below each other. Returns the height.
float draw_choices(Stage& stage, const Box& box, const std::vector<Choice>& choices, Intents& out) {
    const auto count = static_cast<float>(choices.size());
    const float width = (box.w - option_gap * (count - 1)) / count;
    const bool beside =
        std::ranges::all_of(choices, [&](const Choice& one) { return choice_width(stage, one) <= width; });
    Box at{box.x, box.y, beside ? width : box.w, option_row};
    for (const Choice& choice : choices) {
        if (draw_choice_of(stage, at, choice)) out.push(SetComfort{choice.change});
        (beside ? at.x : at.y) += beside ? width + option_gap : option_row + option_gap;
    }
    return beside ? option_row : at.y - option_gap - box.y;
}

float draw_switch(Stage& stage, const Box& box, const Switch& one, bool last, Intents& out) {
    const Theme& theme = stage.theme();
    const float x = box.x + 72;
    const float room = box.right() - 104 - 24 - x;
    const Measure measure = stage.brush().measurer();
    const Paragraph title = break_lines(measure, type::body_strong, one.title, room);
    const Paragraph text = break_lines(measure, type::body, one.text, room);
    const float words = title.height() + text.height();
    const Box row{box.x, box.y, box.w, std::max(switch_row, words + 32)};
    Meaning meaning;
    meaning.id = one.id;
    meaning.role = Role::toggle;
    meaning.name = one.title;
    meaning.value = one.text;
    meaning.rect = row;
    meaning.chosen = one.on ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    if (response.pressed) stage.brush().fill(row, pressed_ground(stage, theme.surface));
    stage.brush().icon(one.icon, 48, {row.x, row.y + (row.h - 48) / 2}, theme.accent_ink);
    const float y = row.y + (row.h - words) / 2;
    stage.brush().paragraph(title, {x, y, room, 0}, theme.ink);
    stage.brush().paragraph(text, {x, y + title.height(), room, 0}, theme.ink2);
    draw_toggle(stage, {row.right() - 104, row.y + (row.h - 60) / 2}, one.on);
    if (!last) stage.brush().fill(row.bottom_part(2), theme.line);
    if (response.activated) out.push(SetComfort{one.change});
    return row.h;
}

std::vector<Choice> text_sizes(Stage& stage, const Comfort& comfort) {
    const auto size = [&](std::string_view id, const std::string& label, TextSize text, int px) {
        return Choice{std::string{id}, label, text, comfort.text == text, px, false};
    };
    return {size("comfort/text/100", stage.tr("Normal"), TextSize::normal, 28),
            size("comfort/text/150", stage.tr("Larger"), TextSize::larger, 42),
            size("comfort/text/200", stage.tr("Largest"), TextSize::largest, 56)};
}

std::vector<Choice> colour_modes(Stage& stage, const Comfort& comfort) {
    return {{"comfort/colours/normal", stage.tr("Normal"), ColourMode::normal, comfort.colours == ColourMode::normal, 0,
             false},
            {"comfort/colours/contrast", stage.tr("High contrast"), ColourMode::high_contrast,
             comfort.colours == ColourMode::high_contrast, 0, true}};
}

std::array<Switch, 3> switches(Stage& stage, const Comfort& comfort) {
    const bool low = comfort.reach == Reach::low;
    const bool slow = comfort.pace == Pace::slow;
    const bool still = comfort.motion == MotionAmount::reduced;
    return {
        Switch{"comfort/reach", "arrow-bar-down", stage.tr("Everything at the bottom of the screen"),
               stage.tr("Easier when you sit or reach less far"), low ? Reach::whole : Reach::low, low},
        Switch{"comfort/pace", "clock-history", stage.tr("More time"),
               stage.tr("We ask less soon whether you are still there"), slow ? Pace::normal : Pace::slow, slow},
        Switch{"comfort/motion", "pause-circle", stage.tr("Less motion"), stage.tr("Screens change without sliding"),
               still ? MotionAmount::full : MotionAmount::reduced, still}};
}

float draw_languages_of(Stage& stage, const Box& box, const ChromeView& chrome, Intents& out) {
    std::vector<Chip> chips;
    for (const LanguageChoice& language : chrome.languages) {
        Chip chip{"comfort/language/" + language.tag, language.name, "", "", Chip::Look::plain, "", 26};
        if (language.chosen) {
            chip.look = Chip::Look::on;
            chip.icon = "check-lg";
        }
        chips.push_back(std::move(chip));
    }
    return draw_chips(stage, box, chips, [&](std::size_t i) { out.push(SetLanguage{chrome.languages[i].tag}); });
}

// Not for this shopper but for those after them: one tap says that something here is in the way.
float draw_annoyance(Stage& stage, const Box& box, ChromeView::Annoyance annoyance, ComfortDraft& draft, Intents& out) {
    if (annoyance == ChromeView::Annoyance::not_asked) return 0;
    const bool told = annoyance == ChromeView::Annoyance::told;
    const Button annoying{"comfort/annoying",
                          stage.tr("This screen annoys me"),
                          Button::Kind::second,
                          Button::Size::normal,
                          "emoji-frown",
                          "",
                          told ? stage.tr("You told us, thank you") : ""};
    if (draw_button(stage, {box.x, box.y + 24, box.w, 96}, annoying)) {
        draft.open = false;
        out.push(MarkAnnoying{});
    }
    return 24 + 96 + 8;
}

// All that can be set. Returns its height.
float draw_settings(Stage& stage, const Box& box, const ChromeView& chrome, ComfortDraft& draft, Intents& out) {
    const Colour ink = stage.theme().ink;
    float y = box.y;
    const auto label = [&](const std::string& text, float above) {
        y += above;
        y += stage.line(Role::heading, type::body_strong, text, {box.x, y, box.w, 0}, ink) + 14;
    };
    label(stage.tr("Language"), 8);
    y += draw_languages_of(stage, {box.x, y, box.w, 0}, chrome, out);
    label(stage.tr("Size of the text"), 32);
    y += draw_choices(stage, {box.x, y, box.w, 0}, text_sizes(stage, chrome.comfort), out);
    label(stage.tr("Colours"), 32);
    y += draw_choices(stage, {box.x, y, box.w, 0}, colour_modes(stage, chrome.comfort), out);
    y += 20;
    const auto rows = switches(stage, chrome.comfort);
    for (const Switch& row : rows) y += draw_switch(stage, {box.x, y, box.w, 0}, row, &row == &rows.back(), out);
    y += draw_annoyance(stage, {box.x, y, box.w, 0}, chrome.annoyance, draft, out);
    return y - box.y;
}

// Beside the way out: somebody who helps, or where nobody can be called the end of the visit.
void draw_ends(Stage& stage, const Box& box, bool stoppable, bool calls, ComfortDraft& draft, Intents& out) {
    Button stop{
        "comfort/stop", stage.tr("Stop"), Button::Kind::second, Button::Size::normal, "box-arrow-right", "", ""};
    const Button done{"comfort/done", stage.tr("Done"), Button::Kind::primary, Button::Size::normal, "", "", ""};
    Box rest = box;
    if (calls) {
        const float most = (box.w - 24) * 0.6F;
        const Box left = box.left_part(most);
        if (draw_button(stage, left, call_button(stage, "comfort/call"))) {
            draft.open = false;
            out.push(OpenCall{});
        }
        rest = box.right_part(box.w - 24 - most);
    } else if (stoppable) {
        const float half = (box.w - 24) / 2;
        if (draw_button(stage, box.left_part(half), stop)) {
            draft.open = false;
            out.push(Stop{});
        }
        rest = box.right_part(half);
    }
    if (draw_button(stage, rest, done)) draft.open = false;
}

}  // namespace

void draw_comfort(Stage& stage, const ChromeView& chrome, Route route, ComfortDraft& draft, Intents& out) {
    const Look& look = stage.look();
    const bool large = look.narrow();
    const float comfort_footer = large ? comfort_footer_large : comfort_footer_roomy;
    const float whole = comfort_head + draft.height + comfort_footer;
    const Sheet sheet{"comfort", stage.tr("Make it easier"), std::min(whole, look.height), ""};
    const SheetResult result = draw_sheet(stage, draft.open, sheet, [&](const Box& box) {
        const Box view = box.top_part(box.h - comfort_footer);
        {
            ScrollArea scroll{stage, "comfort/settings", view, Axis::vertical};
            const float height = draw_settings(stage, view.moved(0, -scroll.offset()), chrome, draft, out);
            scroll.measure(height);
            follow_height(stage, draft.height, height);
        }
        const Box ends{box.x, box.bottom() - (large ? 24.0F : 40.0F) - 96, box.w, 96};
        draw_ends(stage, ends, route != Route::attract, chrome.call.offered, draft, out);
    });
    if (result == SheetResult::close) draft.open = false;
}

}  // namespace zuil
