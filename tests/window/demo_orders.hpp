#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/window/demo_shop.hpp"

namespace zuil::test {

// Shoppers who order at a kiosk of the demo shop, again and again, whatever becomes of the kiosk in between; and an
// account of what they were told.
class DemoOrders {
public:
    explicit DemoOrders(DemoShop& shop) : shop_{shop} {}

    // Attract, or the code of an order that nobody took leave of, which is noted.
    void begin(Kiosk& kiosk);
    // And up to the last touch, with another article each time.
    void go_to_payment(Kiosk& kiosk);
    // The touch that orders, so often until there is a code; false: an apology each time.
    bool touch_order(Kiosk& kiosk, int times = 1);
    void leave(Kiosk& kiosk);
    // On a kiosk that works: every code that was seen becomes one document at the shop, and nothing else does.
    void settle_accounts();

    XDisplay& display() { return display_; }
    int apologies() const { return apologies_; }

private:
    DemoShop& shop_;
    XDisplay display_{1080, 1920};
    std::vector<DemoArticle> articles_ = demo_articles(40);
    std::set<std::string> codes_;
    std::size_t ordered_ = 0;
    int apologies_ = 0;
};

}  // namespace zuil::test
