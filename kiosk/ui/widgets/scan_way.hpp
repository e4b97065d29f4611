#pragma once

#include <string>
#include <string_view>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// The quick way, which needs no typing and is sure: what to hold under the screen.
struct ScanWay {
    std::string id;
    std::string_view icon;
    std::string title;
    std::string text;
};
// Returns the height that it took.
float draw_scan_way(Stage& stage, const Box& at, const ScanWay& way);

}  // namespace zuil
