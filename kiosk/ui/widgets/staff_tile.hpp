#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// What somebody of the staff can begin, as a card with an icon, a title and a line.
struct StaffTile {
    std::string id;
    std::string icon;
    std::string title;
    std::string text;
    enum class Look { plain, on } look = Look::plain;  // on: it is switched on
};

// As many columns as there are, all of a row as high as its highest; `tapped` is called with the index of the one that
// was tapped. Returns their height.
float draw_staff_tiles(Stage& stage, const Box& box, int columns, const std::vector<StaffTile>& tiles,
                       const std::function<void(std::size_t)>& tapped);

}  // namespace zuil
