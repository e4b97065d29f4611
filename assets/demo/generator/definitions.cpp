#include "assets/demo/generator/definitions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "assets/demo/generator/colour.hpp"

namespace zuil::demo {
namespace {

using Json = nlohmann::json;

Json read_json(const std::filesystem::path& file) {
    std::ifstream stream{file};
    if (!stream) throw std::runtime_error(fmt::format("{} cannot be read", file.string()));
    return Json::parse(stream);
}

// ["Fauteuil", "armchair"], or one word that is the same in both languages.
Words words(const Json& json) {
    if (json.is_string()) return {json, json};
    return {json.at(0), json.at(1)};
}

std::map<std::string, Words> fixed_values(const Json& json) {
    std::map<std::string, Words> values;
    for (const auto& [key, value] : json.items()) values[key] = words(value);
    return values;
}

Colourway colourway(const Json& json) {
    Colourway colour{.name = {json.at("name_nl"), json.at("name_en")},
                     .base = json.at("base"),
                     .accent = json.at("accent"),
                     .background = json.at("background"),
                     .swatch = {}};
    colour.swatch = json.value("swatch", colour.base);
    return colour;
}

std::vector<Colourway> colourways(const Json& json) {
    std::vector<Colourway> colours;
    for (const Json& colour : json) colours.push_back(colourway(colour));
    return colours;
}

AttributeRule attribute(const Json& json) {
    using Kind = AttributeRule::Kind;
    AttributeRule rule;
    rule.key = json.at("key");
    rule.name = words(json.at("name"));
    rule.step = json.value("step", 1.0);
    rule.categories = json.value("categories", std::vector<std::string>{});
    if (json.contains("unit")) rule.unit = words(json.at("unit"));
    const auto range = [&](const char* key, Kind kind) {
        if (!json.contains(key)) return;
        rule.kind = kind;
        rule.low = json.at(key).at(0);
        rule.high = json.at(key).at(1);
    };
    const auto list = [&](const char* key, Kind kind) {
        if (!json.contains(key)) return;
        rule.kind = kind;
        for (const Json& value : json.at(key)) rule.values.push_back(words(value));
    };
    range("scale", Kind::scale);
    range("spread", Kind::spread);
    list("ladder", Kind::ladder);
    list("choice", Kind::choice);
    if (json.contains("follows")) {
        rule.kind = Kind::follows;
        rule.leader = json.at("follows");
        rule.led = fixed_values(json.at("values"));
    }
    if (json.contains("yes_from")) {
        rule.kind = Kind::yes_from;
        rule.low = json.at("yes_from");
    }
    return rule;
}

// ["Dutch", "English", "condition", "another condition"]
std::vector<Sentence> sentences(const Json& json) {
    std::vector<Sentence> result;
    for (const Json& entry : json) {
        Sentence sentence{.text = words(entry), .conditions = {}};
        for (std::size_t at = 2; at < entry.size(); ++at) sentence.conditions.push_back(entry[at]);
        result.push_back(std::move(sentence));
    }
    return result;
}

// [5, "Dutch", "English", "condition"]
std::vector<ReviewRule> reviews(const Json& json) {
    std::vector<ReviewRule> result;
    for (const Json& entry : json) {
        ReviewRule review{.stars = entry.at(0), .text = {entry.at(1), entry.at(2)}, .conditions = {}};
        for (std::size_t at = 3; at < entry.size(); ++at) review.conditions.push_back(entry[at]);
        result.push_back(std::move(review));
    }
    return result;
}

TypeRule type_rule(const Json& json) {
    TypeRule type;
    type.name = words(json.at("name"));
    type.price_low = json.at("price").at(0);
    type.price_high = json.at("price").at(1);
    if (json.contains("set")) type.fixed = fixed_values(json.at("set"));
    return type;
}

KnownArticle known_article(const Json& json) {
    KnownArticle known;
    known.id = json.value("id", "");
    known.brand = json.at("brand");
    known.line = json.at("line");
    if (json.contains("name")) known.name = words(json.at("name"));
    known.type = json.value("type", 0);
    known.price_cents = json.at("price_cents");
    known.list_price_cents = json.value("list_price_cents", 0);
    if (json.contains("set")) known.fixed = fixed_values(json.at("set"));
    known.colours = json.value("colours", std::vector<std::string>{});
    known.stars_hundredths = json.value("stars_hundredths", 0);
    known.rating_count = json.value("rating_count", 0);
    known.stock = json.value("stock", std::vector<int>{});
    return known;
}

CategoryRule category(const Json& json) {
    CategoryRule rule;
    rule.id = json.at("id");
    rule.parent = json.at("parent");
    rule.name = words(json.at("name"));
    rule.number = json.at("number");
    rule.count = json.at("count");
    rule.aisle = json.at("aisle");
    rule.sale = json.value("sale", "");
    for (const Json& type : json.at("types")) rule.types.push_back(type_rule(type));
    for (const Json& known : json.value("known", Json::array())) rule.known.push_back(known_article(known));
    for (const Json& fit : json.value("fits", Json::array())) rule.fits.push_back({fit.at(0), fit.at(1)});
    return rule;
}

OptionRule option(const Json& json) {
    OptionRule rule;
    rule.group = json.at("group");
    rule.group_name = words(json.at("name"));
    rule.share = json.value("share", 1.0);
    rule.categories = json.value("categories", std::vector<std::string>{});
    for (const Json& value : json.at("values")) {
        const bool has_extra = value.is_array() && value.size() == 3;
        rule.values.push_back({words(value), has_extra ? value[2].get<int>() : 0});
    }
    return rule;
}

Family family(const Json& json) {
    Family family;
    family.colour_name = words(json.value("colour_name", Json{"Kleur", "Colour"}));
    family.colours_min = json.at("colours_per_article").at(0);
    family.colours_max = json.at("colours_per_article").at(1);
    for (const Json& entry : json.at("categories")) {
        CategoryRule rule = category(entry);
        rule.drawing = entry.value("drawing", json.at("drawing").get<std::string>());
        // Colours that a family names were chosen for its own drawing.
        const bool draws_its_own = entry.contains("drawing");
        if (json.contains("colours") && !draws_its_own) rule.colours = colourways(json.at("colours"));
        // Sisters in a row show different colours.
        const int number = draws_its_own ? 0 : static_cast<int>(family.categories.size());
        rule.picture_colour = entry.value("picture_colour", number);
        family.categories.push_back(std::move(rule));
    }
    for (const auto& [brand, lines] : json.at("brands").items()) {
        family.brands.emplace_back(brand, lines.get<std::vector<std::string>>());
    }
    for (const Json& entry : json.at("attributes")) family.attributes.push_back(attribute(entry));
    family.openings = sentences(json.at("openings"));
    family.facts = sentences(json.at("facts"));
    family.closings = sentences(json.at("closings"));
    family.reviews = reviews(json.at("reviews"));
    for (const Json& entry : json.value("options", Json::array())) family.options.push_back(option(entry));
    return family;
}

// Colours of the shop's own palette, with the companions that the drawing has anyway. Where a drawing brings a colour
// of the same name, it was looked at, and stays.
void add_palette(std::vector<Colourway>& colours, const Json& names, const Json& palette) {
    const std::size_t own = colours.size();
    for (const std::string name : names) {
        const auto found = std::find_if(palette.begin(), palette.end(),
                                        [&](const Json& entry) { return entry.at("name").at(0) == name; });
        if (found == palette.end()) throw std::runtime_error(fmt::format("the palette has no {}", name));
        const auto has_its_name = [&](const Colourway& colour) { return colour.name.nl == name; };
        if (std::any_of(colours.begin(), colours.end(), has_its_name)) continue;
        const std::string base = found->at("colour");
        const std::size_t number = colours.size();
        colours.push_back({.name = words(found->at("name")),
                           .base = base,
                           .accent = colours[number % own].accent,
                           .background = fitting_background(base, number),
                           .swatch = base});
    }
}

void read_shop(const Json& json, Catalogue& catalogue) {
    catalogue.seed = json.at("seed");
    catalogue.reviewers = json.at("reviewers").get<std::vector<std::string>>();
    for (const Json& top : json.at("categories")) {
        catalogue.tops.push_back({.id = top.at("id"),
                                  .parent = top.value("parent", ""),
                                  .name = words(top.at("name")),
                                  .drawing = top.at("drawing"),
                                  .colour = top.value("colour", 0)});
    }
    for (const Json& picture : json.at("screen_pictures")) {
        const std::string drawing = picture.at("drawing");
        const std::size_t colour = picture.value("colour", std::size_t{0});
        ScreenPicture added{.file = picture.at("file"),
                            .drawing = drawing,
                            .colour = catalogue.colourways.at(drawing).at(colour),
                            .box = picture.at("box")};
        added.colour.background = picture.value("background", added.colour.background);
        catalogue.screen_pictures.push_back(std::move(added));
    }
    for (const Json& store : json.at("stores")) {
        catalogue.stores.push_back(
            {.id = store.at("row").at("id"), .json = store.at("row").dump(), .assortment = store.at("assortment")});
    }
}

void read_help(const Json& json, Catalogue& catalogue) {
    catalogue.guarantee = {.months = json.at("guarantee").at("months"),
                           .categories = json.at("guarantee").at("categories").get<std::vector<std::string>>()};
    for (const Json& text : json.at("texts")) {
        HelpRule help{.kind = text.at("kind"),
                      .categories = text.at("categories").get<std::vector<std::string>>(),
                      .drawing = text.value("picture", ""),
                      .title = words(text.at("title")),
                      .summary = {},
                      .steps = {}};
        if (text.contains("summary")) help.summary = words(text.at("summary"));
        for (const Json& step : text.at("steps")) help.steps.push_back(words(step));
        catalogue.helps.push_back(std::move(help));
    }
}

}  // namespace

Catalogue read_catalogue(const std::filesystem::path& folder, const std::filesystem::path& drawings) {
    Catalogue catalogue;
    const Json of_drawings = read_json(drawings / "colourways.json");
    const Json views_of_drawings = read_json(folder / "views.json");
    for (const auto& [drawing, colours] : of_drawings.items()) {
        catalogue.colourways[drawing] = colourways(colours);
    }
    for (const auto& [drawing, views] : views_of_drawings.items()) {
        for (const auto& [name, box] : views.items()) catalogue.views[drawing][name] = box;
    }
    const Json shop = read_json(folder / "shop.json");
    read_shop(shop, catalogue);
    read_help(read_json(folder / "help.json"), catalogue);
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder / "families"}) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& file : files) {
        try {
            const Json json = read_json(file);
            Family added = family(json);
            for (CategoryRule& rule : added.categories) {
                if (rule.colours.empty()) rule.colours = catalogue.colourways.at(rule.drawing);
                add_palette(rule.colours, json.value("palette", Json::array()), shop.at("palette"));
            }
            catalogue.families.push_back(std::move(added));
        } catch (const std::exception& error) {
            throw std::runtime_error(fmt::format("{}: {}", file.string(), error.what()));
        }
    }
    return catalogue;
}

}  // namespace zuil::demo
