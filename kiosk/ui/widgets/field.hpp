#pragma once

#include <string>
#include <string_view>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// A text that a shopper types, with its label above and what is wrong with it below.
struct Field {
    std::string id;
    std::string label;
    std::string text;    // what was typed, as it is shown
    std::string prefix;  // stands before it and cannot be changed: "+31"
    std::string hint;    // shown while it is empty
    std::string problem;
    bool active = false;
    bool personal = false;  // about a person: masked wherever the screen is written down
};

// The label, the field and the problem's sentence.
float field_frame_height(const Look& look);  // of its frame alone
float field_height(Stage& stage, float width, const Field& field);
// True when it was tapped.
bool draw_field(Stage& stage, const Box& box, const Field& field);

// The search field: a magnifying glass, what was typed, and a button that clears it.
struct SearchField {
    std::string id;
    std::string text;
    std::string hint;
    bool active = false;
    bool personal = false;  // as Field's
};
enum class SearchFieldResult { nothing, tapped, cleared };
SearchFieldResult draw_search_field(Stage& stage, const Box& box, const SearchField& field);

// The end of the text that fits, for the caret is always behind its last character; what is cut off is an ellipsis.
TextLine fit_end(const Measure& measure, const TextStyle& style, std::string_view text, float width);

}  // namespace zuil
