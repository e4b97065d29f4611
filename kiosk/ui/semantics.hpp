#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.hpp"

namespace zuil {

enum class Role {
    screen,
    group,
    dialog,
    heading,
    text,
    status,
    image,
    button,
    link,
    checkbox,
    radio,
    toggle,
    slider,
    field,
    key,
    list,
    progress,
};

std::string_view to_string(Role role);

// What one widget is, for whoever does not look at its pixels: speech, keypad, tests, the journey ledger.
struct Meaning {
    std::string id;  // stable and unique on its screen: "dock/home", "card/402817"
    Role role = Role::text;
    std::string name;              // what is spoken first, in the session's language
    std::string value;             // what it holds: a field's text, a stepper's number, a stock badge's sentence
    Box rect;                      // design pixels; the part that can be seen
    std::string disabled_because;  // not empty: it is off, and why
    enum class Chosen { not_applicable, no, yes } chosen = Chosen::not_applicable;
    bool pressed = false;
    bool focused = false;
    bool personal = false;  // the value belongs to a person and never leaves the screen
    bool touchable = false;
    bool cut_off = false;  // a part of it lies outside what scrolls it into sight
    int parent = -1;       // index in the same list; -1: none
};

enum class Personal { masked, shown };

// The meanings of everything drawn in one frame, in reading order, which is the focus order as well.
class Semantics {
public:
    // `above` is what lies above the canvas that the rects are given on (Placing::above); they are kept as on the
    // panel.
    void begin(float above = 0) {
        meanings_.clear();
        open_.clear();
        above_ = above;
        covered_ = false;
    }
    void add(Meaning meaning);
    void open(Meaning group);  // what follows until close() lies inside
    void close() { open_.pop_back(); }
    // Something modal lies on all that was added so far: it is there, but cannot be touched.
    void cover();
    bool covered() const { return covered_; }

    const std::vector<Meaning>& all() const { return meanings_; }
    const Meaning* find(std::string_view id) const;
    // `scale` turns design pixels into the panel's.
    std::string to_json(Personal personal, float scale) const;

private:
    std::vector<Meaning> meanings_;
    std::vector<int> open_;
    float above_ = 0;
    bool covered_ = false;
};

}  // namespace zuil
