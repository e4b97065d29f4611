#include "kiosk/ui/widgets/result_row.hpp"

#include <algorithm>
#include <cctype>

#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "platform/text/text.hpp"

namespace zuil {
namespace {

constexpr float photo_width = 184;
constexpr float row_photo = 152;
constexpr float row_padding = 20;
constexpr float row_gap = 28;
constexpr float facts_gap = 8;
constexpr float tall_row_gap = 24;
constexpr float tall_row_roomy = 520;
constexpr float tall_stock_icon = 34;
// Beginnings shorter than this light up half the screen while somebody types.
constexpr std::size_t found_bytes_min = 2;

bool is_word(char byte) {
    return std::isalnum(static_cast<unsigned char>(byte)) != 0 || (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

// The stretch of word or of what lies between words that begins at `from`.
std::size_t stretch_end(std::string_view text, std::size_t from) {
    std::size_t at = from;
    while (at < text.size() && is_word(text[at]) == is_word(text[from])) ++at;
    return at;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = stretch_end(text, at);
        std::string word = folded(text.substr(at, end - at));
        if (is_word(text[at]) && word.size() >= found_bytes_min) words.push_back(std::move(word));
        at = end;
    }
    return words;
}

void draw_name(Stage& stage, Point at, const Paragraph& name, std::string_view searched) {
    const Theme& theme = stage.theme();
    float y = at.y;
    for (const TextLine& line : name.lines) {
        float x = at.x;
        for (const Stretch& part : mark_found(line.text, searched)) {
            const bool cut = name.cut && &line == &name.lines.back();
            TextStyle style = name.style;
            if (!part.found) style.weight = Weight::regular;
            x += stage.brush().text(style, part.text, {x, y}, part.found ? theme.accent_ink : theme.ink, cut);
        }
        y += name.style.line_height();
    }
}

// Right-aligned, the old price below the new one. Returns where it starts.
float draw_prices(Stage& stage, const Box& box, const ArticleCard& card) {
    Brush& brush = stage.brush();
    const float old_height = card.old_price.empty() ? 0 : type::small.line_height();
    const float top = box.centre().y - (type::price.line_height() + old_height) / 2;
    const float width = brush.measure(type::price, card.price);
    brush.text(type::price, card.price, {box.right() - width, top}, stage.theme().ink);
    if (card.old_price.empty()) return box.right() - width;
    const float old_width = brush.measure(type::small, card.old_price);
    const Point old_at{box.right() - old_width, top + type::price.line_height()};
    brush.text(type::small, card.old_price, old_at, stage.theme().ink3);
    brush.strike(type::small, old_width, old_at, stage.theme().ink3);
    return box.right() - std::max(width, old_width);
}

void draw_facts(Stage& stage, const Box& box, const ArticleCard& card, std::string_view searched) {
    const Measure measure = stage.brush().measurer();
    const float stock = stock_lines_height(stage, box.w, card.availability, 2);
    // There is room for one text of two lines. A long name is set smaller before it is cut.
    const int name_lines_max = stock > stock_height ? 1 : 2;
    Paragraph name = break_lines(measure, type::lead_strong, card.name, box.w, name_lines_max);
    if (name.cut) name = break_lines(measure, type::body_strong, card.name, box.w, name_lines_max);
    const bool line = card.rating || !card.brand.empty();
    const float height = name.height() + facts_gap + (line ? rating_height + facts_gap : 0) + stock;
    float y = box.centre().y - height / 2;
    draw_name(stage, {box.x, y}, name, searched);
    y += name.height() + facts_gap;
    if (line) {
        float x = box.x;
        const TextLine brand = fit_line(stage.brush().measurer(), type::small_medium, card.brand, box.w / 2);
        stage.brush().text(type::small_medium, brand.text, {x, y + 1}, stage.theme().ink3, brand.text != card.brand);
        if (!card.brand.empty()) x += brand.width + 20;
        if (card.rating) draw_rating(stage, {x, y}, box.right() - x, *card.rating);
        y += rating_height + facts_gap;
    }
    draw_stock(stage, {box.x, y}, box.w, card.availability, 2);
}

// In large letters the price and the stock stand below the name; brand and stars are left to the article's own page.
struct TallRow {
    float photo = 0;
    Paragraph name, stock;
    float words_height() const { return name.height() + 4 + type::price.line_height() + 8 + stock.height(); }
};

TallRow tall_row(Stage& stage, float width, const ArticleCard& card) {
    TallRow row;
    row.photo = width < tall_row_roomy ? 104 : row_photo;
    const float room = width - row.photo - tall_row_gap;
    const Measure measure = stage.brush().measurer();
    row.name = break_lines(measure, type::body_strong.spaced(1.25F), card.name, room, 4);
    row.stock = break_lines(measure, type::small_medium, card.availability.text, room - tall_stock_icon, 4);
    return row;
}

void draw_tall_row(Stage& stage, const Box& box, const ArticleCard& card, std::string_view searched) {
    const TallRow row = tall_row(stage, box.w, card);
    stage.picture(card.picture, {box.x, box.y, row.photo, row.photo}, CornerRadii::all(20));
    const float x = box.x + row.photo + tall_row_gap;
    const float width = box.right() - x;
    float y = box.y;
    draw_name(stage, {x, y}, row.name, searched);
    y += row.name.height() + 4;
    const Brush& brush = stage.brush();
    const float prices = brush.measure(type::price, card.price) + 14 + brush.measure(type::small, card.old_price);
    draw_price(stage, {x, y}, type::price, card.price, prices <= width ? card.old_price : "", type::small);
    y += type::price.line_height() + 8;
    draw_stock(stage, {x, y}, width, card.availability, 4);
}

}  // namespace

float result_row_height(Stage& stage, float width, const ArticleCard& card) {
    if (!stage.look().narrow()) return row_photo + 2 * row_padding + 2;
    const TallRow row = tall_row(stage, width, card);
    return std::max(row.photo, row.words_height()) + 2 * row_padding + 2;
}

std::vector<Stretch> mark_found(std::string_view text, std::string_view searched) {
    const std::vector<std::string> wanted = folded_words(searched);
    std::vector<Stretch> stretches;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = stretch_end(text, at);
        const std::string word{text.substr(at, end - at)};
        const std::string plain = is_word(text[at]) ? folded(word) : std::string{};
        const bool found = std::ranges::any_of(wanted, [&](const std::string& one) { return plain.starts_with(one); });
        if (stretches.empty() || stretches.back().found != found) {
            stretches.push_back({word, found});
        } else {
            stretches.back().text += word;
        }
        at = end;
    }
    return stretches;
}

bool draw_result_row(Stage& stage, const Box& box, const ArticleCard& card, std::string_view searched) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "result/" + card.product.text();
    meaning.role = Role::button;
    meaning.name = spoken(card);
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    if (response.sunk > 0)
        stage.brush().rounded({box.x - 16, box.y + 4, box.w + 32, box.h - 8}, 28, faded(theme.sunken, response.sunk));
    stage.brush().fill(box.bottom_part(2), theme.line);
    if (stage.look().narrow()) {
        draw_tall_row(stage, {box.x, box.y + row_padding, box.w, box.h - 2 * row_padding}, card, searched);
        return response.activated;
    }
    const Box content{box.x, box.y + row_padding, box.w, row_photo};
    stage.picture(card.picture, content.left_part(photo_width), CornerRadii::all(20));
    const float prices = draw_prices(stage, content, card);
    const float x = content.x + photo_width + row_gap;
    draw_facts(stage, {x, content.y, prices - row_gap - x, content.h}, card, searched);
    return response.activated;
}

}  // namespace zuil
