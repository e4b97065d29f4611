#pragma once

#include <string>
#include <vector>

namespace zuil {

// What lies with an order at the pick-up desk, on paper: final texts, and nothing about the customer.
struct Slip {
    struct Line {
        std::string quantity;  // "2 ×"
        std::string name;
        std::string detail;    // "Article 40 3120"
        bool is_given = true;  // false: the customer does not get it
    };

    std::string order;    // the shop's own name of it; not printed
    std::string shop;     // "Vonk & Veer, Utrecht"
    std::string title;    // "To be collected"
    std::string code;     // "7K 42"
    std::string payment;  // "Paid, €243.90"
    bool is_paid = false;
    std::vector<Line> lines;
    std::string not_given;           // above the lines that are not given: "Not in this order any more"
    std::vector<std::string> facts;  // "Order W-1004", "Ready since Thu 12 March, 11:30"
    std::string scan;                // what its QR code says
    std::string scan_note;           // what that is good for
};

}  // namespace zuil
