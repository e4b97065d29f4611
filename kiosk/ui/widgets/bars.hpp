#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

// What frames every screen: the top bar and the dock of portrait, the rail of landscape, the bars that carry buttons.
namespace zuil {

constexpr float rail_width = 168;
float top_bar_height(const Look& look);  // in low reach: of the row that is within reach
float dock_height(const Look& look);
float rail_width_of(const Look& look);
float footer_height(const Look& look);

// In the checkout the way on is the footer's; there is no dock to wander off by.
bool in_checkout(Route route);
// Nor is there one where the way on and the way back stand in a footer of the screen's own.
bool has_footer(Route route);

enum class StopButton { shown, absent };
void draw_top_bar(Stage& stage, const ChromeView& chrome, StopButton stop, Intents& out);
// `comfort` is opened by the place at its end.
void draw_dock(Stage& stage, const ChromeView& chrome, Route route, ComfortDraft& comfort, Intents& out);
void draw_rail(Stage& stage, const ChromeView& chrome, Route route, StopButton stop, ComfortDraft& comfort,
               Intents& out);

// The shop's mark and, where there is room for it, its name. `height` is the mark's. It is the way in for staff too,
// which nothing tells of: held for two seconds. True: it was tapped.
enum class LogoGround { light, dark };
bool draw_logo(Stage& stage, Point at, float height, LogoGround ground, Intents& out);
float logo_width(Stage& stage, float height);
void draw_mark(Stage& stage, const Box& box, LogoGround ground);

// What lies out of reach: the shop's name and what the screen is about, as a photo and a title.
struct UpperPart {
    PictureRef photo;
    std::string title;
    std::string detail;
};
void draw_upper_part(Stage& stage, const UpperPart& part, Intents& out);
// Low reach: pages up and down, and Stop, at the upper edge of what can be reached.
void draw_reach_bar(Stage& stage, const Box& box, StopButton stop, Intents& out);
// What turns it over, between `left` and the end of its box; returns where it starts.
float draw_reach_arrows(Stage& stage, float right, float middle);

// The ground of a bar at the lower edge; what stands above it scrolls below.
void draw_action_bar(Stage& stage, const Box& box);
void draw_footer(Stage& stage, const Box& box);

// Pin and name of the store, right-aligned at `right`. Returns where it starts.
float draw_store(Stage& stage, const ChromeView& chrome, float right, float middle);

}  // namespace zuil
