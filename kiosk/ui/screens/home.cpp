#include <algorithm>
#include <cmath>

#include "kiosk/ui/screens/home_hero.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float shelf_photo_min = 150;
constexpr float shelf_below = 28;
constexpr float tall_tile_least = 280;  // of a category, in large letters
constexpr float tall_card = 420;        // of the shelf
constexpr float order_door = 64;

void draw_search_entry(Stage& stage, const Box& box, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string hint = stage.tr("What are you looking for?");
    Meaning meaning;
    meaning.id = "search";
    meaning.role = Role::field;
    meaning.name = hint;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    stage.brush().rounded(box, 28, mix(theme.surface, theme.sunken, response.sunk));
    stage.brush().outline(box, 28, 2, theme.edge);
    stage.brush().icon("search", 38, {box.x + 37, box.y + (box.h - 38) / 2}, theme.accent_ink);
    stage.brush().line_in(type::lead, hint, {box.x + 98, box.y, box.w - 98 - 32, box.h}, theme.ink3);
    if (response.activated) out.push(OpenSearch{});
}

void draw_scan_hint(Stage& stage, const Box& box) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(box, 28, theme.tint);
    stage.brush().icon("upc-scan", 42, {box.x + 31, box.y + (box.h - 42) / 2}, theme.accent_ink);
    const std::string first = stage.tr("Scan a product");
    const std::string second = stage.tr("under this screen");
    const float x = box.x + 92;
    const float width = box.right() - x - 16;
    const Measure measure = stage.brush().measurer();
    const Paragraph strong = break_lines(measure, type::body_strong.spaced(1.25F), first, width, 1);
    const Paragraph small = break_lines(measure, type::small, second, width, 1);
    const float top = box.y + (box.h - strong.height() - small.height()) / 2;
    stage.brush().paragraph(strong, {x, top, width, 0}, theme.accent_ink);
    stage.brush().paragraph(small, {x, top + strong.height(), width, 0}, theme.accent_ink);
    stage.say(Role::text, "scan-hint", first + " " + second, box);
}

void draw_categories(Stage& stage, const Box& box, const std::vector<CategoryTile>& tiles, Point size, float gap,
                     float pill, Intents& out) {
    float x = box.x;
    float y = box.y;
    for (const CategoryTile& tile : tiles) {
        if (x + size.x > box.right() + 1) {
            x = box.x;
            y += size.y + gap;
        }
        if (draw_category(stage, {x, y, size.x, size.y}, tile, pill)) out.push(OpenCategory{tile.category});
        x += size.x + gap;
    }
}

float rows_height(std::size_t count, std::size_t columns, float row, float gap) {
    const auto rows = static_cast<float>((count + columns - 1) / columns);
    return rows == 0 ? 0 : rows * row + (rows - 1) * gap;
}

// Its title, and the way to all of it.
void draw_shelf_head(Stage& stage, const Box& box, const HomeView& view, Intents& out) {
    float room = box.w;
    if (view.shelf_goes_on) {
        const std::string all = stage.tr("See all");
        const float width = stage.brush().measure(type::body_strong, all) + 38;
        if (draw_link(stage, box.right_part(width), "shelf/all", all)) out.push(OpenCategory{});
        room -= width + 24;
    }
    stage.line(Role::heading, type::head, view.shelf_title,
               {box.x, box.y + (box.h - type::head.line_height()) / 2, room, 0}, stage.theme().ink);
}

// In large letters the title may take several lines, and the link stands below it. Returns the height.
float draw_tall_shelf_head(Stage& stage, const Box& at, const HomeView& view, Intents& out) {
    float y = at.y + stage.line(Role::heading, type::head, view.shelf_title, at, stage.theme().ink);
    if (!view.shelf_goes_on) return y + 16 - at.y;
    if (draw_link(stage, {at.x, y, at.w, 64}, "shelf/all", stage.tr("See all"))) out.push(OpenCategory{});
    y += 64 + 8;
    return y - at.y;
}

// A row of cards that scrolls sideways and comes to rest on a card. Returns its height.
float draw_shelf(Stage& stage, Point at, const std::vector<ArticleCard>& cards, const CardShape& shape, float gap,
                 Intents& out) {
    const Look& look = stage.look();
    float height = 0;
    for (const ArticleCard& card : cards) height = std::max(height, card_height(stage, card, shape));
    const float left = look.has_rail() ? rail_width_of(look) : 0;
    // As wide as the screen, and with room for the cards' shadows above and below.
    ScrollArea area{stage, "shelf", {left, at.y - 24, look.width - left, height + 64}, Axis::horizontal};
    float x = at.x;
    for (const ArticleCard& card : cards) {
        const Box box{x - area.offset(), at.y, shape.width, height};
        if (area.shows(box) && draw_card(stage, box, "shelf", card, shape) == CardTap::open) {
            out.push(OpenProduct{card.product});
        }
        x += shape.width + gap;
    }
    area.measure(x - gap + look.margin() - left, shape.width + gap);
    return height;
}

// Who comes back with a question about what they ordered, and whom the shop knows. Returns the height.
float draw_doors(Stage& stage, const Box& at, const HomeView& view, Intents& out) {
    const std::string label = stage.tr("Already ordered? See how it stands");
    const float width = std::min(at.w, stage.brush().measure(type::body_strong, label) + 38);
    if (draw_link(stage, {at.x, at.y, width, order_door}, "home/order", label)) out.push(OpenFindOrder{});
    if (!view.customer_door) return order_door;
    const std::string known = stage.tr("Your points and purchases");
    const float known_width = std::min(at.w, stage.brush().measure(type::body_strong, known) + 38);
    const bool beside = width + 32 + known_width <= at.w;
    const Box box{beside ? at.x + at.w - known_width : at.x, at.y + (beside ? 0 : order_door), known_width, order_door};
    if (draw_link(stage, box, "home/customer", known)) out.push(OpenCustomer{});
    return beside ? order_door : 2 * order_door;
}

// Large letters: one below the other, and as many columns of categories as their names leave room for.
void draw_tall(Stage& stage, const HomeView& view, const Box& area, Intents& out) {
    constexpr float gap = 24;
    const float left = area.x + stage.look().margin();
    const float width = area.w - 2 * stage.look().margin();
    ScrollArea scroll{stage, "home", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    float y = start + (stage.look().has_rail() ? gap : 0);
    draw_search_entry(stage, {left, y, width, 104}, out);
    y += 104 + gap;
    if (view.campaign) {
        y += draw_tall_hero(stage, {left, y, width, 0}, *view.campaign, out) + gap;
    }
    draw_scan_hint(stage, {left, y, width, 104});
    y += 104 + 40;
    const auto columns = static_cast<std::size_t>(std::max(2.0F, std::floor(width / tall_tile_least)));
    const float tile = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    draw_categories(stage, {left, y, width, 0}, view.categories, {tile, 208}, gap, 64, out);
    y += rows_height(view.categories.size(), columns, 208, gap) + 40;
    if (!view.shelf.empty()) {
        y += draw_tall_shelf_head(stage, {left, y, width, 0}, view, out);
        const float card = std::min(width, tall_card);
        y += draw_shelf(stage, {left, y}, view.shelf, {card, card * 0.6F, CardShape::Detail::short_one, 24, 18}, gap,
                        out);
        y += 24;
    }
    y += draw_doors(stage, {left, y, width, 0}, view, out);
    scroll.measure(y + 24 - start);
}

void draw_portrait(Stage& stage, const HomeView& view, const Box& area, Intents& out) {
    const float left = area.x + stage.look().margin();
    ScrollArea scroll{stage, "home", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const float width = area.w - 2 * stage.look().margin();
    float y = start;
    if (view.campaign) {
        draw_hero(stage, {left, y, width, 408}, *view.campaign, {}, out);
        y += 408 + 32;
    }
    draw_search_entry(stage, {left, y, width - 356 - 24, 104}, out);
    draw_scan_hint(stage, {left + width - 356, y, 356, 104});
    y += 104 + 40;
    const float tile = (width - 48) / 3;
    draw_categories(stage, {left, y, width, 0}, view.categories, {tile, 192}, 24, 56, out);
    y += rows_height(view.categories.size(), 3, 192, 24) + 40;
    if (!view.shelf.empty()) {
        draw_shelf_head(stage, {left, y, width, 72}, view, out);
        y += 72 + 16;
        y += draw_shelf(stage, {left, y}, view.shelf, {360, 310, CardShape::Detail::short_one, 26, 22}, 24, out);
        y += 24;
    }
    y += draw_doors(stage, {left, y, width, 0}, view, out);
    scroll.measure(y + 24 - start);
}

void draw_landscape(Stage& stage, const HomeView& view, const ChromeView& chrome, const Box& area, Intents& out) {
    const float left = area.x + 48;
    const float right = area.right() - 48;
    ScrollArea scroll{stage, "home", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    float y = start + 32;
    const float store = draw_store(stage, chrome, right, y + 48);
    const float scan = store - 32 - 372;
    draw_search_entry(stage, {left, y, scan - 24 - left, 96}, out);
    draw_scan_hint(stage, {scan, y, 372, 96});
    y += 96 + 28;
    float tiles_left = left;
    std::size_t columns = 6;
    if (view.campaign) {
        draw_hero(stage, {left, y, 900, 424}, *view.campaign, {384, 36, {44, 40}, 56}, out);
        tiles_left = left + 924;
        columns = 3;
    }
    const float tile = (right - tiles_left - 20 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float tiles_height = rows_height(view.categories.size(), columns, 202, 20);
    draw_categories(stage, {tiles_left, y, right - tiles_left, 0}, view.categories, {tile, 202}, 20, 52, out);
    y += std::max(view.campaign ? 424.0F : 0.0F, tiles_height) + 20;
    if (!view.shelf.empty()) {
        draw_shelf_head(stage, {left, y, right - left, 80}, view, out);
        y += 84;
        CardShape shape{340, 208, CardShape::Detail::short_one, 26, 22};
        // The whole shelf is in sight, with as much of the photos as there is room for.
        float lowest = 0;
        for (const ArticleCard& card : view.shelf) lowest = std::max(lowest, card_height(stage, card, shape));
        const float below = shelf_below + order_door + 12;
        shape.photo = std::max(shelf_photo_min, area.h - below - (y - start) - (lowest - shape.photo));
        y += draw_shelf(stage, {left, y}, view.shelf, shape, 20, out) + 20;
    }
    y += draw_doors(stage, {left, y, right - left, 0}, view, out);
    scroll.measure(y + 20 - start);
}

void draw_home_skeleton(Stage& stage, const Box& area) {
    const bool wide = stage.look().landscape();
    const float margin = stage.look().margin();
    const Box inner{area.x + margin, area.y + (wide ? 32.0F : 0), area.w - 2 * margin, 0};
    const Colour ground = skeleton_colour(stage, area.x);
    stage.brush().push_clip(area);
    const float gap = wide ? 20.0F : 24.0F;
    const Box first = wide ? Box{inner.x, inner.y, inner.w, 96} : Box{inner.x, inner.y, inner.w, 408};
    const Box second =
        wide ? Box{inner.x, first.bottom() + 28, 900, 424} : Box{inner.x, first.bottom() + 32, inner.w, 104};
    stage.brush().rounded(first, wide ? 28.0F : 40.0F, ground);
    stage.brush().rounded(second, wide ? 36.0F : 28.0F, ground);
    const Box tiles = wide ? Box{second.right() + 24, second.y, inner.w - 924, 202}
                           : Box{inner.x, second.bottom() + 40, inner.w, 192};
    const float tile = (tiles.w - 2 * gap) / 3;
    for (int i = 0; i < 6; ++i) {
        const Box box{tiles.x + static_cast<float>(i % 3) * (tile + gap),
                      tiles.y + static_cast<float>(i / 3) * (tiles.h + gap), tile, tiles.h};
        stage.brush().rounded(box, 28, ground);
    }
    stage.brush().pop_clip();
}

}  // namespace

void draw_home(Stage& stage, const Loaded<HomeView>& view, const ChromeView& chrome, const Box& area, Intents& out) {
    if (!view.value) {
        if (view.problem.empty()) return draw_home_skeleton(stage, area);
        draw_empty(stage, {area.x + 56, area.y + 200, area.w - 112, 0}, "exclamation-circle", view.problem, "");
        return;
    }
    // The shop's very first articles are on their way.
    const bool nothing_yet = !view.value->campaign && view.value->categories.empty() && view.value->shelf.empty();
    if (nothing_yet && !chrome.growing.empty()) return draw_home_skeleton(stage, area);
    if (stage.look().landscape()) return draw_landscape(stage, *view.value, chrome, area, out);
    if (stage.look().narrow()) return draw_tall(stage, *view.value, area, out);
    draw_portrait(stage, *view.value, area, out);
}

}  // namespace zuil
