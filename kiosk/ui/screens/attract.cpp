#include <algorithm>
#include <cmath>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/floor_call.hpp"

namespace zuil {
namespace {

constexpr double slide_seconds = 12;
constexpr double crossfade_seconds = 0.6;
constexpr double crossfade_reduced = 0.12;
constexpr float zoom_grown = 0.05F;  // of the photo, by the end of its time
// What moves slowly is drawn as seldom as the eye lets it pass. A step of the zoom is half a pixel at the photo's
// edge, which scaling blends.
constexpr double zoom_step = 0.25;
constexpr double fade_step = 1.0 / 20;
constexpr double pulse_seconds = 1.8;
constexpr int pulse_steps = 18;
constexpr float pulse_reach = 24;
constexpr float margin = 72;
constexpr float language_height = 80;
constexpr float language_row_gap = 12;
constexpr float large_side = 40;            // the margin in large letters
constexpr float large_photo_share = 0.36F;  // of a panel that lies

float touch_height(const Look& look) { return look.narrow() ? 112 : 144; }

struct Shape {
    Box photo;  // its lower part melts into the ground, unless it stands beside the words
    float words_x, words_y, words_w;
    int headline_px;
    float touch_y, languages_y, foot_y;
    float logo_y = margin;
    bool photo_beside = false;
};

// Large letters: from the lower edge upwards, and the words take what is left.
Shape large_shape(const Look& look, float above, float languages_height) {
    Shape shape;
    shape.photo_beside = look.has_rail() && !look.low();
    const float photo = shape.photo_beside ? std::round(look.width * large_photo_share) : 0;
    shape.words_x = large_side;
    shape.words_w = look.width - photo - 2 * large_side;
    shape.headline_px = 72;
    shape.logo_y = 32;
    const float between = look.height < 600 ? 8 : 20;
    shape.foot_y = look.height - between - 80;
    shape.languages_y = shape.foot_y - between - languages_height;
    shape.touch_y = shape.languages_y - between - touch_height(look);
    const float below_logo = shape.logo_y + 72 + 20;
    shape.words_y = std::max(below_logo, shape.touch_y - (look.has_rail() ? 400 : 390));
    shape.photo = {0, -above, look.width, shape.words_y + above};
    if (shape.photo_beside) shape.photo = {look.width - photo, 0, photo, look.height};
    return shape;
}

Shape shape_of(const Look& look, float above, float languages_height) {
    if (look.narrow()) return large_shape(look, above, languages_height);
    if (look.landscape()) {
        const float width = look.width - 1000 - margin - 40;
        return {{look.width - 1000, 0, 1000, look.height}, margin, 176, width, 88, 548, 800, 924, 40, true};
    }
    const float width = look.width - 2 * margin;
    // A low canvas packs closer, and its words stand on the ground that the photo has melted into.
    if (look.height < 1400) {
        const float foot = look.height - 104;
        const float touch = foot - 96 - 168;
        const float words = std::max(136.0F, touch - 250);
        return {{0, -above, look.width, words + above}, margin, words, width, 72, touch, foot - 96, foot, 40};
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
    if (shape.photo_beside) {
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

// Where the words end: before the photo, where that stands beside them.
float right_of(const Look& look, const Shape& shape) {
    return (shape.photo_beside ? shape.photo.x : look.width) - (look.narrow() ? large_side : margin);
}

void draw_touch_here(Stage& stage, const Shape& shape) {
    const Theme& theme = stage.theme();
    const Colour white = theme.on_attract;
    const bool large = stage.look().narrow();
    const float height = touch_height(stage.look());
    const float inset = large ? 14 : 20;
    const float hand_size = height - 2 * inset;
    const float before = inset + hand_size + (large ? 20.0F : 32.0F);
    const float after = large ? 32 : 56;
    const std::string touch = stage.tr("Touch the screen");
    const float room = large ? shape.words_w - before - after : shape.photo.w;
    const Paragraph words = break_lines(stage.brush().measurer(), type::head, touch, room, large ? 2 : 1);
    const Box pill{shape.words_x, shape.touch_y, before + words.width() + after, height};
    draw_pulse(stage, pill);
    stage.brush().rounded(pill, height / 2, white);
    const Box hand{pill.x + inset, pill.y + inset, hand_size, hand_size};
    stage.brush().rounded(hand, hand_size / 2, theme.accent);
    stage.brush().icon_in("hand-index-thumb", hand_size / 2, hand, theme.on_accent);
    stage.brush().paragraph(words, {pill.x + before, pill.centre().y - words.height() / 2, words.width(), 0},
                            theme.on_white);
    stage.say(Role::text, "attract/touch", touch, pill);
    if (large) return;

    const std::string scan = stage.tr("Or scan a product from the store");
    const TextStyle style = type::body.spaced(1.3F);
    // Beside the pill, or below it where a photo stands beside the words.
    const bool below = shape.photo_beside;
    if (!below && pill.right() + 32 + 68 + 200 > stage.look().width - margin) return;
    const float x = below ? margin : pill.right() + 32;
    const float middle = below ? pill.bottom() + 54 : pill.centre().y;
    const Paragraph text = break_lines(stage.brush().measurer(), style, scan, below ? 560.0F : 262.0F, 3);
    stage.brush().icon("upc-scan", 48, {x, middle - 24}, white);
    stage.brush().paragraph(text, {x + 68, middle - text.height() / 2, 0, 0}, white);
    stage.say(Role::text, "attract/scan", scan, {x, middle - 40, 68 + text.width(), 80});
}

TextStyle language_style(const LanguageChoice& language) {
    return language.chosen ? type::body_strong : type::body_medium;
}

struct PlacedLanguage {
    float x, y, w;
};

// All of them stand on one row: the more there are, the closer they stand and the less is around their names. Large
// letters take as many rows as they need or, where that is too much of the height, one that scrolls.
std::vector<PlacedLanguage> place_languages(Stage& stage, float width, const ChromeView& chrome) {
    const Look& look = stage.look();
    std::vector<PlacedLanguage> places;
    float names = 0;
    for (const LanguageChoice& one : chrome.languages) names += stage.brush().measure(language_style(one), one.name);
    const auto count = static_cast<float>(chrome.languages.size());
    const float gap = count > 4 || look.narrow() ? 12 : 16;
    const float usual = std::clamp((width - names + gap) / count - gap, 24.0F, 60.0F);
    const float padding = look.narrow() ? 48 : usual;
    float x = 0, y = 0;
    for (const LanguageChoice& one : chrome.languages) {
        const float w = stage.brush().measure(language_style(one), one.name) + padding;
        if (look.narrow() && !look.has_rail() && x > 0 && x + w > width) {
            x = 0;
            y += language_height + language_row_gap;
        }
        places.push_back({x, y, w});
        x += w + gap;
    }
    return places;
}

void draw_language(Stage& stage, const Box& box, const LanguageChoice& language, Intents& out) {
    const Theme& theme = stage.theme();
    const Colour white = theme.on_attract;
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
    const TextStyle style = language_style(language);
    const float width = stage.brush().measure(style, language.name);
    stage.brush().text(style, language.name, {box.x + (box.w - width) / 2, box.y + (box.h - style.line_height()) / 2},
                       language.chosen ? theme.on_white : white);
    if (response.activated) out.push(SetLanguage{language.tag});
}

void draw_languages(Stage& stage, const Shape& shape, const ChromeView& chrome,
                    const std::vector<PlacedLanguage>& places, Intents& out) {
    const auto draw = [&](float scrolled) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            draw_language(
                stage,
                {shape.words_x + places[i].x - scrolled, shape.languages_y + places[i].y, places[i].w, language_height},
                chrome.languages[i], out);
        }
    };
    if (places.empty() || places.back().y > 0 || places.back().x + places.back().w <= shape.words_w) return draw(0);
    ScrollArea scroll{
        stage, "languages", {shape.words_x, shape.languages_y, shape.words_w, language_height}, Axis::horizontal};
    draw(scroll.offset());
    scroll.measure(places.back().x + places.back().w);
}

void draw_comfort_link(Stage& stage, const Shape& shape, ComfortDraft& comfort) {
    const Theme& theme = stage.theme();
    const std::string label = stage.tr("Larger, more contrast or lower on the screen");
    const float x = shape.words_x + 60;
    const TextStyle style = type::body_medium;
    // The slides' dots stand at the end of the row; large letters have none.
    const float dots = stage.look().narrow() ? 0 : 120;
    const Paragraph words =
        break_lines(stage.brush().measurer(), style, label, right_of(stage.look(), shape) - dots - x, 2);
    const Box box{shape.words_x, shape.foot_y, 60 + words.width(), 80};
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
    float x = right_of(stage.look(), shape) - (48 + static_cast<float>(count - 1) * 16);
    for (std::size_t i = 0; i < count; ++i) {
        const float width = i == now ? 48.0F : 8.0F;
        stage.brush().rounded({x, shape.foot_y + 36, width, 8}, 4, i == now ? white : faded(white, 0.6F));
        x += width + 8;
    }
}

// Who calls elsewhere, over the picture and beside the words; the mark, by which staff come in, stays in sight.
void draw_attract_call(Stage& stage, const Shape& shape, const FloorCallView& call) {
    constexpr float banner_above = 200;  // of picture that has room for it
    const Look& look = stage.look();
    const float above = -stage.brush().panel().y;
    if (look.narrow() && above < banner_above) {
        const float right = (shape.photo_beside ? shape.photo.x : look.width) - large_side;
        return draw_floor_call_pill(stage, call, shape.words_x + logo_width(stage, 56) + 24, right, shape.logo_y + 28);
    }
    const Banner banner = floor_call_banner(stage, call);
    Box at{shape.words_x, shape.logo_y + 72 + 32, look.width - 2 * shape.words_x, 0};
    if (above >= banner_above) at.y = 32 - above;
    if (shape.photo_beside) at = {shape.photo.x + 40, 40, shape.photo.w - 80, 0};
    at.h = banner_height(stage, at.w, banner);
    draw_banner(stage, at, banner);
}

}  // namespace

void draw_attract(Stage& stage, const AttractView& view, const ChromeView& chrome, ComfortDraft& comfort,
                  Intents& out) {
    const Theme& theme = stage.theme();
    const Look& look = stage.look();
    // The rows of languages are what the rest stands above.
    const Shape first = shape_of(look, 0, 0);
    const auto languages = place_languages(stage, right_of(look, first) - first.words_x, chrome);
    const float rows = languages.empty() ? 0 : languages.back().y + language_height;
    const Shape shape = shape_of(look, -stage.brush().panel().y, rows);
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
    const bool tapped = draw_logo(stage, {shape.words_x, shape.logo_y}, look.narrow() ? 56 : 72, LogoGround::dark, out);
    if (tapped) out.push(Begin{});

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
    draw_languages(stage, shape, chrome, languages, out);
    draw_comfort_link(stage, shape, comfort);
    draw_dots(stage, shape, view.slides.size(), now);
    if (const FloorCallView* call = call_elsewhere(chrome)) draw_attract_call(stage, shape, *call);
}

}  // namespace zuil
