#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "platform/display/glyphs.hpp"

namespace zuil {

// Inter's six files, read by FreeType. Sizes are px of the em.
class Fonts {
public:
    // `folders` are tried in turn; empty means where Debian's fonts-inter puts them.
    static Result<std::unique_ptr<Fonts>> open(const std::vector<std::string>& folders);
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    struct Drawn {
        Mask mask;
        int left = 0, top = 0;
    };
    // The pen stands `quarters` of a pixel right of a whole one. Hinted up and down only, so widths stay true.
    Drawn draw(FontFace face, int px, char32_t character, int quarters);
    float advance(FontFace face, int px, char32_t character);
    FontMetrics metrics(FontFace face, int px) const;

private:
    struct State;
    explicit Fonts(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zuil
