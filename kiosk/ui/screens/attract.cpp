#include <algorithm>
#include <cmath>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"

namespace zuil {
namespace {

constexpr double slide_seconds = 12;
constexpr double crossfade_seconds = 0.6;
constexpr double crossfade_reduced = 0.12;
constexpr float zoom_grown = 0.05F;  // of the photo, by the end of its time
// What moves slowly is drawn as seldom as the eye lets it pass. A step of the zoom is half a pixel at the photo's
// edge, which scaling blends.
constexpr double zoom_step = 0.25;
constexpr double fade_step = 1.0 / 30;
constexpr double pulse_seconds = 1.8;
constexpr int pulse_steps = 18;
constexpr float pulse_reach = 24;
constexpr float margin = 72;

struct Shape {
    Box photo;  // its lower part melts into the ground
    float words_x, words_y, words_w;
    int headline_px;
    float touch_y, languages_y, foot_y;
};

Shape shape_of(const Look& look, float above) {
    if (look.landscape()) {
        return {
            {look.width - 1000, 0, 1000, look.height}, margin, 176, look.width - 1000 - margin - 40, 88, 548, 800, 924};
    }
    const float width = look.width - 2 * margin;
    // A low canvas packs closer, and its words stand on the ground that the photo has melted into.
    if (look.height < 1400) {
        const float foot = look.height - 104;
        const float touch = foot - 96 - 168;
        const float words = std::max(136.0F, touch - 250);
        return {{0, -above, look.width, words + above}, margin, words, width, 72, touch, foot - 96, foot};
    }
    const float taller = look.height - 1920;
    return {{0, -above, look.width, 1320 + taller + above},
            margin,
            1000 + taller,
            width,
            108,
            1432 + taller,
            1652 + taller,
            1776 + taller};
}

// How much larger a photo is that has been there for so long.
float zoom_after(Stage& stage, double seconds) {
    if (stage.motion().amount() == MotionAmount::reduced) return 1;
    const double stepped = std::floor(std::min(seconds, slide_seconds) / zoom_step) * zoom_step;
    if (seconds < slide_seconds) stage.motion().wake_at(stage.motion().now() + stepped + zoom_step - seconds);
    return 1 + zoom_grown * static_cast<float>(stepped / slide_seconds);
}

// Slides change by a cross-fade, and each grows a little while it is there.
std::size_t draw_slides(Stage& stage, const Shape& shape, const AttractView& view) {
    if (view.slides.empty()) return 0;
    // White words lie on it before the photo is there.
    const Colour ground = stage.theme().attract;
    const double age = stage.motion().age("attract");
    const auto number = static_cast<std::size_t>(age / slide_seconds);
    const double into = age - static_cast<double>(number) * slide_seconds;
    const std::size_t now = number % view.slides.size();
    const std::size_t before = (number + view.slides.size() - 1) % view.slides.size();
    if (view.slides.size() > 1) stage.motion().wake_at(stage.motion().now() + slide_seconds - into);
    const bool reduced = stage.motion().amount() == MotionAmount::reduced;
    const double fade_seconds = reduced ? crossfade_reduced : crossfade_seconds;
    const bool fading = number > 0 && into < fade_seconds && view.slides.size() > 1;
    if (fading) {
        stage.zoomed_picture(view.slides[before], shape.photo, zoom_after(stage, slide_seconds), ground);
        const double stepped = std::floor(into / fade_step) * fade_step;
        stage.motion().wake_at(stage.motion().now() + stepped + fade_step - into);
        stage.brush().push_layer(0, 0, static_cast<float>(stepped / fade_seconds));
    }
    // It begins to grow when it is there.
    const double there = number == 0 ? into : std::max(0.0, into - fade_seconds);
    stage.zoomed_picture(view.slides[now], shape.photo, zoom_after(stage, fading ? 0 : there), ground);
    if (fading) stage.brush().pop_layer();
    return now;
}

void draw_ground(Stage& stage, const Shape& shape) {
    const Theme& theme = stage.theme();
    const Look& look = stage.look();
    if (look.landscape()) {
        stage.brush().fill({0, 0, shape.photo.x, look.height}, theme.attract);
        return;
    }
    const float melting = std::min(560.0F, shape.photo.h);
    const Box fade{0, shape.photo.bottom() - melting, look.width, melting};
    stage.brush().gradient_down(fade, theme.attract.with_alpha(0), theme.attract);
    stage.brush().fill({0, fade.bottom(), look.width, look.height - fade.bottom()}, theme.attract);
}

// A ring that leaves the invitation and is gone before it is far.
void draw_pulse(Stage& stage, const Box& pill) {
    if (stage.motion().amount() == MotionAmount::reduced) return;
    const double phase = std::fmod(stage.motion().age("attract"), pulse_seconds) / pulse_seconds;
    const int step = static_cast<int>(phase * pulse_steps);
    stage.motion().wake_at(stage.motion().now() +
                           ((step + 1) / static_cast<double>(pulse_steps) - phase) * pulse_seconds);
    if (step == 0) return;
    const float share = eased(Easing::in_out, static_cast<float>(step) / pulse_steps);
    const float grown = std::round(share * pulse_reach);
    stage.brush().outline(pill.inset(-grown), pill.h / 2 + grown, 4, faded(stage.theme().surface, 0.7F * (1 - share)));
}

void draw_touch_here(Stage& stage, const Shape& shape) {
    const Theme& theme = stage.theme();
    const Colour white = theme.on_attract;
    const std::string touch = stage.tr("Touch the screen");
    const float words = stage.brush().measure(type::head, touch);
    const Box pill{margin, shape.touch_y, 20 + 104 + 32 + words + 56, 144};
    draw_pulse(stage, pill);
    stage.brush().rounded(pill, 72, white);
    const Box hand{pill.x + 20, pill.y + 20, 104, 104};
    stage.brush().rounded(hand, 52, theme.accent);
    stage.brush().icon_in("hand-index-thumb", 52, hand, theme.on_accent);
    stage.brush().text(type::head, touch, {hand.right() + 32, pill.y + (pill.h - type::head.line_height()) / 2},
                       theme.on_white);
    stage.say(Role::text, "attract/touch", touch, pill);

    const std::string scan = stage.tr("Or scan a product from the store");
    const TextStyle style = type::body.spaced(1.3F);
    // Beside the pill, or below it where a photo stands beside the words.
    const bool below = stage.look().landscape();
    if (!below && pill.right() + 32 + 68 + 200 > stage.look().width - margin) return;
    const float x = below ? margin : pill.right() + 32;
    const float middle = below ? pill.bottom() + 54 : pill.centre().y;
    const Paragraph text = break_lines(stage.brush().measurer(), style, scan, below ? 560.0F : 262.0F, 3);
    stage.brush().icon("upc-scan", 48, {x, middle - 24}, white);
    stage.brush().paragraph(text, {x + 68, middle - text.height() / 2, 0, 0}, white);
    stage.say(Role::text, "attract/scan", scan, {x, middle - 40, 68 + text.width(), 80});
}

// Where the words end: before the photo, where that stands beside them.
float right_of(Stage& stage, const Shape& shape) {
    return (stage.look().landscape() ? shape.photo.x : stage.look().width) - margin;
}

void draw_languages(Stage& stage, const Shape& shape, const ChromeView& chrome, Intents& out) {
    const Theme& theme = stage.theme();
    const Colour white = theme.on_attract;
    const auto style_of = [](const LanguageChoice& language) {
        return language.chosen ? type::body_strong : type::body_medium;
    };
    // All of them stand on one row: the more there are, the closer they stand and the less is around their names.
    float names = 0;
    for (const LanguageChoice& one : chrome.languages) names += stage.brush().measure(style_of(one), one.name);
    const auto count = static_cast<float>(chrome.languages.size());
    const float gap = count > 4 ? 12 : 16;
    const float padding = std::clamp((right_of(stage, shape) - margin - names + gap) / count - gap, 24.0F, 60.0F);
    float x = margin;
    for (const LanguageChoice& language : chrome.languages) {
        const TextStyle style = style_of(language);
        const float width = stage.brush().measure(style, language.name) + padding;
        const Box box{x, shape.languages_y, width, 80};
        Meaning meaning;
        meaning.id = "language/" + language.tag;
        meaning.role = Role::radio;
        meaning.name = language.name;
        meaning.rect = box;
        meaning.chosen = language.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
        const Response response = stage.control(std::move(meaning));
        if (language.chosen) {
            stage.brush().rounded(box, 40, white);
        } else {
            if (response.pressed) stage.brush().rounded(box, 40, faded(white, 0.2F));
            stage.brush().outline(box, 40, 2, faded(white, 0.75F));
        }
        stage.brush().text(style, language.name, {box.x + padding / 2, box.y + (box.h - style.line_height()) / 2},
                           language.chosen ? theme.on_white : white);
        if (response.activated) out.push(SetLanguage{language.tag});
        x += width + gap;
    }
}

void draw_comfort_link(Stage& stage, const Shape& shape, ComfortDraft& comfort) {
    const Theme& theme = stage.theme();
    const std::string label = stage.tr("More contrast or lower on the screen");
    const float x = margin + 60;
    const TextStyle style = type::body_medium;
    // The slides' dots stand at the end of the row.
    const Paragraph words = break_lines(stage.brush().measurer(), style, label, right_of(stage, shape) - 120 - x, 2);
    const Box box{margin, shape.foot_y, 60 + words.width(), 80};
    Meaning meaning;
    meaning.id = "attract/comfort";
    meaning.role = Role::button;
    meaning.name = label;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    const Colour ink = response.pressed ? theme.bar_off : theme.on_attract;
    stage.brush().icon("universal-access-circle", 44, {box.x, box.y + 18}, ink);
    stage.brush().paragraph(words, {x, box.centre().y - words.height() / 2, words.width(), 0}, ink);
    if (response.activated) comfort.open = true;
}

void draw_dots(Stage& stage, const Shape& shape, std::size_t count, std::size_t now) {
    if (count < 2 || stage.look().narrow()) return;
    const Colour white = stage.theme().on_attract;
    float x = right_of(stage, shape) - (48 + static_cast<float>(count - 1) * 16);
    for (std::size_t i = 0; i < count; ++i) {
        const float width = i == now ? 48.0F : 8.0F;
        stage.brush().rounded({x, shape.foot_y + 36, width, 8}, 4, i == now ? white : faded(white, 0.6F));
        x += width + 8;
    }
}

}  // namespace

void draw_attract(Stage& stage, const AttractView& view, const ChromeView& chrome, ComfortDraft& comfort,
                  Intents& out) {
    const Theme& theme = stage.theme();
    const Look& look = stage.look();
    const Shape shape = shape_of(look, -stage.brush().panel().y);
    const Box all{0, 0, look.width, look.height};
    stage.brush().fill(stage.brush().panel(), theme.attract);
    Meaning meaning;
    meaning.id = "attract/begin";
    meaning.role = Role::button;
    meaning.name = stage.tr("Touch the screen");
    meaning.rect = all;
    if (stage.control(std::move(meaning)).activated) out.push(Begin{});
    const std::size_t now = draw_slides(stage, shape, view);
    draw_ground(stage, shape);
    draw_logo(stage, {margin, look.height < 1400 ? 40.0F : margin}, 72, LogoGround::dark);

    // Letters with marks above and below them need more room than the poster's lines have.
    TextStyle headline = type::poster.sized(shape.headline_px).spaced(1.18F);
    Paragraph words = break_lines(stage.brush().measurer(), headline, view.headline, shape.words_w, 3);
    while ((words.lines.size() > 2 || shape.words_y + words.height() > shape.touch_y - 16) && headline.px > 44) {
        headline.px -= 4;
        words = break_lines(stage.brush().measurer(), headline, view.headline, shape.words_w, 3);
    }
    stage.brush().paragraph(words, {shape.words_x, shape.words_y, shape.words_w, 0}, theme.on_attract);
    stage.say(Role::heading, "attract/headline", view.headline,
              {shape.words_x, shape.words_y, shape.words_w, words.height()});
    const float text_y = shape.words_y + words.height() + 28;
    const float text_w = std::min(800.0F, shape.words_w);
    const Paragraph text = break_lines(stage.brush().measurer(), type::lead, view.text, text_w);
    // Fewer words rather than words on top of each other.
    if (text_y + text.height() + 16 <= shape.touch_y) {
        stage.paragraph(type::lead, view.text, {shape.words_x, text_y, text_w, 0}, theme.on_attract);
    }
    draw_touch_here(stage, shape);
    draw_languages(stage, shape, chrome, out);
    draw_comfort_link(stage, shape, comfort);
    draw_dots(stage, shape, view.slides.size(), now);
}

}  // namespace zuil
