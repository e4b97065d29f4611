#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// An article found by searching: photo, name with the words that were searched for, where it is, and the price.
// Large letters make it as high as its words.
float result_row_height(Stage& stage, float width, const ArticleCard& card);
// The whole row is the target.
bool draw_result_row(Stage& stage, const Box& box, const ArticleCard& card, std::string_view searched);

// A stretch of a text, found or not. Put together, the stretches are the text.
struct Stretch {
    std::string text;
    bool found = false;
};
// Marks each word that begins like one of those searched for, whatever its accents and capitals.
std::vector<Stretch> mark_found(std::string_view text, std::string_view searched);

}  // namespace zuil
