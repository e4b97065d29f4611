#include "assets/demo/generator/drawings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "assets/demo/generator/colour.hpp"

namespace zuil::demo {
namespace {

constexpr std::string_view root_box = R"(viewBox="0 0 840 600")";
constexpr std::string_view token_line = "<!-- zuil-tokens ";

// Line 2 of a drawing: token=literal for each role; each literal stands for that role only.
std::map<std::string, std::string> tokens_of(const std::string& svg) {
    const std::size_t begin = svg.find(token_line);
    const std::size_t end = svg.find(" -->", begin);
    if (begin == std::string::npos || end == std::string::npos) throw std::runtime_error("a drawing without tokens");
    std::istringstream line{svg.substr(begin + token_line.size(), end - begin - token_line.size())};
    std::map<std::string, std::string> tokens;
    for (std::string pair; line >> pair;) {
        const std::size_t equals = pair.find('=');
        tokens[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return tokens;
}

// All literals in one pass: one after another, a new value could be taken for the next one's old value.
std::string recolour(const std::string& svg, const Colourway& colour) {
    const auto fresh = colour_tokens(colour.base, colour.accent, colour.background);
    std::map<std::string, std::string> replacements;
    for (const auto& [token, literal] : tokens_of(svg)) replacements[literal] = fresh.at(token);
    std::string result;
    result.reserve(svg.size());
    for (std::size_t at = 0; at < svg.size();) {
        const auto found = svg[at] == '#' ? replacements.find(svg.substr(at, 7)) : replacements.end();
        if (found == replacements.end()) {
            result += svg[at++];
        } else {
            result += found->second;
            at += 7;
        }
    }
    return result;
}

std::string crop(std::string svg, const std::array<double, 4>& box) {
    const std::size_t at = svg.find(root_box);
    if (at == std::string::npos) throw std::runtime_error("a drawing without the common viewBox");
    return svg.replace(at, root_box.size(),
                       fmt::format(R"(viewBox="{:g} {:g} {:g} {:g}")", box[0], box[1], box[2], box[3]));
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

}  // namespace

Drawings::Drawings(const Catalogue& catalogue, std::filesystem::path source, std::filesystem::path target)
    : catalogue_{catalogue}, source_{std::move(source)}, target_{std::move(target)} {
    std::filesystem::create_directories(target_ / "images");
}

const std::string& Drawings::source_of(const std::string& drawing) {
    std::string& svg = sources_[drawing];
    if (svg.empty()) {
        std::ifstream stream{source_ / (drawing + ".svg")};
        std::ostringstream text;
        text << stream.rdbuf();
        svg = text.str();
        if (svg.empty()) throw std::runtime_error(fmt::format("the drawing {} is missing", drawing));
    }
    return svg;
}

std::string Drawings::picture(const std::string& drawing, const Colourway& colour, const std::string& view) {
    return cropped(drawing, colour, view, catalogue_.views.at(drawing).at(view));
}

std::string Drawings::tile(const std::string& drawing, const Colourway& colour) {
    return cropped(drawing, colour, "tile", {-200, -12, 1060, 757});
}

std::string Drawings::cropped(const std::string& drawing, const Colourway& colour, const std::string& view,
                              const std::array<double, 4>& box) {
    const std::string name = fmt::format("images/{}-{}-{}-{}-{}.svg", drawing, lower(colour.base.substr(1)),
                                         lower(colour.accent.substr(1)), colour.background, view);
    if (!written_.insert(name).second) return name;
    write(name, crop(recolour(source_of(drawing), colour), box));
    return name;
}

void Drawings::write_screen_picture(const ScreenPicture& picture) {
    write(picture.file, crop(recolour(source_of(picture.drawing), picture.colour), picture.box));
}

void Drawings::write(const std::string& file, const std::string& svg) const {
    std::ofstream stream{target_ / file};
    stream << svg;
    if (!stream.flush()) throw std::runtime_error(fmt::format("{} cannot be written", file));
}

std::vector<std::string> Drawings::views(const std::string& drawing) const {
    std::vector<std::string> names{"front"};
    for (const auto& [name, box] : catalogue_.views.at(drawing)) {
        if (name != "front") names.push_back(name);
    }
    return names;
}

}  // namespace zuil::demo
