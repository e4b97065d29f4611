#include "kiosk/ui/screens/home_hero.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/widgets/chip.hpp"

namespace zuil {
namespace {

// Large letters: the photo on top, and the words below it over the whole width.
struct TallHero {
    static constexpr float padding = 32;
    static constexpr float tag_height = 48;
    static constexpr float corner = 32;
    float photo = 0;      // its height on top or, beside the words, its width
    bool beside = false;  // on a panel that lies
    Paragraph title, text;

    float words_height(bool tag) const {
        return padding + (tag ? tag_height + 20 : 0) + title.height() + 8 + text.height() + 16 +
               type::lead_strong.line_height() + padding;
    }
};

TallHero tall_hero(Stage& stage, float width, const CampaignView& campaign) {
    const Measure measure = stage.brush().measurer();
    TallHero hero;
    hero.beside = stage.look().has_rail();
    hero.photo = std::round(width * (hero.beside ? 0.42F : 0.44F));
    const float room = width - 2 * TallHero::padding - (hero.beside ? hero.photo : 0);
    hero.title = break_lines(measure, type::title, campaign.title, room, 3);
    hero.text = break_lines(measure, type::body, campaign.text, room, 4);
    return hero;
}

void draw_hero_words(Stage& stage, const Box& box, const CampaignView& campaign, const HeroShape& shape) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    const float x = box.x + shape.padding.x;
    const float width = shape.words - shape.padding.x - 16;
    float y = box.y + shape.padding.y;
    if (!campaign.tag.empty()) {
        draw_tag(stage, {x, y, std::min(width, tag_width(stage, campaign.tag)), 44}, campaign.tag, theme.on_accent,
                 theme.accent);
        y += 44 + 28;
    }
    // The title keeps to one line: a long one is set smaller before it is broken.
    TextStyle title = type::display.sized(shape.title_px);
    while (title.px > 40 && brush.measure(title, campaign.title) > width) title.px -= 4;
    const Paragraph heading = break_lines(brush.measurer(), title, campaign.title, width, 2);
    brush.paragraph(heading, {x, y, width, 0}, theme.on_accent);
    y += heading.height() + 8;
    const int lines = heading.lines.size() > 1 ? 2 : 3;
    brush.paragraph(break_lines(brush.measurer(), type::lead, campaign.text, width, lines), {x, y, width, 0},
                    theme.on_accent);
    const TextStyle action = type::body_strong;
    const float action_y = box.bottom() - 44 - action.line_height();
    const float drawn = brush.text(action, campaign.action, {x, action_y}, theme.on_accent);
    brush.icon("chevron-right", 28, {x + drawn + 8, action_y + 4}, theme.on_accent);
}

Response campaign_control(Stage& stage, const Box& box, const CampaignView& campaign) {
    Meaning meaning;
    meaning.id = "campaign";
    meaning.role = Role::button;
    meaning.name = campaign.title + ", " + campaign.text;
    meaning.value = campaign.tag;
    meaning.rect = box;
    return stage.control(std::move(meaning));
}

}  // namespace

void draw_hero(Stage& stage, const Box& box, const CampaignView& campaign, const HeroShape& shape, Intents& out) {
    const Theme& theme = stage.theme();
    const Response response = campaign_control(stage, box, campaign);
    // The accent ends where the photo begins, or it would shine through the photo's rounded corners.
    stage.brush().push_clip(box.left_part(shape.words));
    stage.brush().rounded(box, static_cast<float>(shape.radius), mix(theme.accent, theme.accent_press, response.sunk));
    stage.brush().pop_clip();
    stage.picture(campaign.picture, {box.x + shape.words, box.y, box.w - shape.words, box.h},
                  {0, shape.radius, shape.radius, 0});
    draw_hero_words(stage, box, campaign, shape);
    if (response.activated) out.push(OpenCategory{campaign.category});
}

float draw_tall_hero(Stage& stage, const Box& at, const CampaignView& campaign, Intents& out) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    const TallHero shape = tall_hero(stage, at.w, campaign);
    const float words = shape.words_height(!campaign.tag.empty());
    const Box box{at.x, at.y, at.w, shape.beside ? std::max(words, 280.0F) : shape.photo + words};
    const Box said = shape.beside ? box.left_part(box.w - shape.photo) : box.bottom_part(words);
    const Response response = campaign_control(stage, box, campaign);
    // The accent ends where the photo begins, or it would shine through the photo's rounded corners.
    brush.push_clip(said);
    brush.rounded(box, TallHero::corner, mix(theme.accent, theme.accent_press, response.sunk));
    brush.pop_clip();
    constexpr int corner = static_cast<int>(TallHero::corner);
    if (shape.beside) {
        stage.picture(campaign.picture, box.right_part(shape.photo), {0, corner, corner, 0});
    } else {
        stage.picture(campaign.picture, box.top_part(shape.photo), CornerRadii::top(corner));
    }
    const float x = said.x + TallHero::padding;
    const float width = said.w - 2 * TallHero::padding;
    float y = said.y + TallHero::padding;
    if (!campaign.tag.empty()) {
        const float tag = std::min(width, tag_width(stage, campaign.tag));
        draw_tag(stage, {x, y, tag, TallHero::tag_height}, campaign.tag, theme.on_accent, theme.accent);
        y += TallHero::tag_height + 20;
    }
    brush.paragraph(shape.title, {x, y, width, 0}, theme.on_accent);
    y += shape.title.height() + 8;
    brush.paragraph(shape.text, {x, y, width, 0}, theme.on_accent);
    const Box action = said.inset(TallHero::padding).bottom_part(type::lead_strong.line_height());
    const float drawn =
        brush.line_in(type::body_strong, campaign.action, {x, action.y, width - 36, action.h}, theme.on_accent);
    brush.icon("chevron-right", 28, {x + drawn + 8, action.centre().y - 14}, theme.on_accent);
    if (response.activated) out.push(OpenCategory{campaign.category});
    return box.h;
}

}  // namespace zuil
