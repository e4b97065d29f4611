#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "assets/demo/generator/definitions.hpp"

namespace zuil::demo {

// Writes the drawings in the colours and crops that the articles ask for, each once.
class Drawings {
public:
    Drawings(const Catalogue& catalogue, std::filesystem::path source, std::filesystem::path target);

    // The picture's address relative to the feed, such as "images/kettle-1e5a63-clay-front.svg".
    std::string picture(const std::string& drawing, const Colourway& colour, const std::string& view);
    // The same for a category, whose name lies over the lower left: the drawing stands further up and to the right.
    std::string tile(const std::string& drawing, const Colourway& colour);
    // A picture of its own name and crop, beside the feed.
    void write_screen_picture(const ScreenPicture& picture);
    // The names of a drawing's views, the front first.
    std::vector<std::string> views(const std::string& drawing) const;
    std::size_t count() const { return written_.size(); }

private:
    std::string cropped(const std::string& drawing, const Colourway& colour, const std::string& view,
                        const std::array<double, 4>& box);
    void write(const std::string& file, const std::string& svg) const;
    const std::string& source_of(const std::string& drawing);

    const Catalogue& catalogue_;
    std::filesystem::path source_;
    std::filesystem::path target_;
    std::map<std::string, std::string> sources_;
    std::set<std::string> written_;
};

}  // namespace zuil::demo
