#pragma once

#include <string>
#include <vector>

#include "kiosk/engine/comfort.hpp"
#include "kiosk/ui/brush.hpp"
#include "kiosk/ui/semantics.hpp"
#include "kiosk/ui/touch.hpp"
#include "kiosk/ui/ui.hpp"
#include "platform/display/textures.hpp"

struct ImDrawData;

namespace zuil::test {

// One frame as it went to the panel, and what the screen says about it.
struct DrawnScreen {
    const ImDrawData& drawn;
    const Textures& textures;
    const std::vector<DrawnText>& texts;
    const Semantics& semantics;
    std::vector<ScrolledArea> scrolled;
    float scale = 1;            // panel pixels for a design pixel
    double contrast_min = 4.5;  // its section 2; 7 in high contrast
    int text_px_min = 20;       // its section 3, in panel pixels
    float touch_from = 0;       // nothing above this can be touched, in panel pixels
};

// What `ui` drew last, judged by what a shopper who wants it so can ask of it.
DrawnScreen drawn_for(const Comfort& comfort, const Ui& ui, const Textures& textures);

// What a shopper would call broken, each as a sentence. Texts are judged by the quads of their glyphs and by the
// pixels below them: cut off, on top of each other, half covered, too small, too faint, or half on another ground.
// Targets are judged by what can be touched of them: too small, without a name, off the screen. What a scrolling area
// cuts off and can bring back is no fault.
std::vector<std::string> faults_of(const DrawnScreen& screen);

}  // namespace zuil::test
