#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "platform/display/glyphs.hpp"

namespace zuil {

// Six faces of one typeface, read by FreeType. Sizes are px of the em.
class Fonts {
public:
    // Inter. `folders` are tried in turn; empty means where Debian's fonts-inter puts them.
    static Result<std::unique_ptr<Fonts>> open(const std::vector<std::string>& folders);
    // A shop's own, as GlyphSources says. not_found: a face is missing; bad_data: it cannot be read, or lacks a letter
    // of Latin-1 or Latin Extended-A, or a sign that the screens write.
    static Result<std::unique_ptr<Fonts>> open_own(const std::filesystem::path& folder);
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
