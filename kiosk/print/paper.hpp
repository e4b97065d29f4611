#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/text_layout.hpp"
#include "platform/display/bitmap.hpp"
#include "platform/display/fonts.hpp"

namespace zuil {

// A page of a roll of paper: black on white, a fixed number of dots wide and as long as what is put on it. Everything
// is in dots, from the top left.
class Paper {
public:
    Paper(Fonts& fonts, int width) : fonts_{fonts}, width_{width} {}

    int width() const { return width_; }
    float measure(const TextStyle& style, std::string_view text);
    Paragraph broken(const TextStyle& style, std::string_view text, int width, int lines_max = 1000);

    enum class Ink { black, white };
    // Each answers how high it is.
    int text(const Paragraph& paragraph, int x, int y, Ink ink = Ink::black);
    int rule(int y, int thick);
    void box(int x, int y, int width, int height);
    void picture(const Mask& mask, int x, int y);

    // What was put on it, `height` high. White lies on black.
    Mask drawn(int height);

private:
    struct Run {
        TextStyle style;
        std::string text;
        int x, y;
        Ink ink;
    };
    struct Block {
        int x, y, width, height;
    };
    struct Picture {
        Mask mask;
        int x, y;
    };
    void draw(const Run& run, Mask& page);

    Fonts& fonts_;
    int width_;
    std::vector<Run> runs_;
    std::vector<Block> blocks_;
    std::vector<Picture> pictures_;
};

}  // namespace zuil
