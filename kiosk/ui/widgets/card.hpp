#pragma once

#include <string>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// How much of an article a card tells.
struct CardShape {
    float width = 472;
    float photo = 336;
    // dense: the rating stands beside the brand; short: neither.
    enum class Detail { full, dense, short_one } detail = Detail::full;
    float side = 26;  // padding of the text: sides, and below
    float top = 22;
};

float card_height(Stage& stage, const ArticleCard& card, const CardShape& shape);
enum class CardTap { nothing, open, compare };
// The whole card is the target, apart from the button that takes it along for comparing. `where` makes its id unique on
// the screen.
CardTap draw_card(Stage& stage, const Box& box, std::string_view where, const ArticleCard& card,
                  const CardShape& shape);
// Another number when other articles come first: a list that only grows stays the same list.
std::uint64_t first_of(const std::vector<ArticleCard>& cards);
// What stands for words and photos that are still on their way: shimmers for five seconds, in loops of 1200 ms.
Colour skeleton_colour(Stage& stage, float x);
// The same place while the article is still on its way.
void draw_card_skeleton(Stage& stage, const Box& box, const CardShape& shape);

// Takes an article along for comparing, or puts it back; a tick shows that it is among them.
bool draw_compare_button(Stage& stage, const Box& box, const ProductId& product, const std::string& name, Compared now);

// A photo with the name of a category in a pill.
bool draw_category(Stage& stage, const Box& box, const CategoryTile& tile, float pill_height);

// What one would say of an article when reading its card aloud.
std::string spoken(const ArticleCard& card);

// The price with the old one struck through behind it. Returns the width used.
float draw_price(Stage& stage, Point at, const TextStyle& style, const std::string& price, const std::string& old_price,
                 const TextStyle& old_style);

}  // namespace zuil
