#pragma once

#include <filesystem>
#include <string>

#include "tests/support/kiosk.hpp"

namespace zuil::test {

// Where the pictures of the screens go; the README names it.
std::filesystem::path screenshots_folder();

// What one look at a confirmation tells.
struct Receipt {
    std::string code;  // as people read it, "7K 3F"
    std::string qr;    // what a reader found on the screen
    std::string bars;
};

// Somebody in front of the real program. Each step ends on the screen that follows it.
class Shopper {
public:
    // A picture of each screen is kept under `pictures`, such as "portrait"; empty: none is.
    Shopper(XDisplay& display, Kiosk& kiosk, std::string pictures = "");

    void begin();         // attract -> home
    void find_article();  // home -> listing -> article
    // Any screen -> article; `expected` is its name.
    void scan(const std::string& ean, const std::string& expected);
    void put_in_basket();  // article -> basket
    void begin_order();    // basket -> who it is for, where the shop asks that, or else the pick-up
    void stay_unknown();   // who it is for -> pick-up, with "Just a code"
    void give_phone(const std::string& number);  // the same, typed on the screen's own keyboard
    // Pick-up -> payment; empty: as the kiosk proposes.
    void choose_pickup(const std::string& store = "");
    void place_order();      // payment -> confirmation
    Receipt read_receipt();  // by eye, and by a barcode reader
    void look_at_order();    // confirmation -> my order
    void go_back_to_code();  // my order -> confirmation
    void leave();            // confirmation -> attract

    void show(const std::string& name);

private:
    XDisplay& display_;
    Kiosk& kiosk_;
    const std::string pictures_;
};

}  // namespace zuil::test
