#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What assets/demo/catalogue says, as it stands there. README.md in that folder explains each part.
namespace zuil::demo {

struct Words {
    std::string nl;
    std::string en;

    friend bool operator==(const Words&, const Words&) = default;
};

// One way to colour a drawing. `swatch` is what the shopper sees on the button.
struct Colourway {
    Words name;
    std::string base;
    std::string accent;
    std::string background;
    std::string swatch;
};

// How an attribute gets its value. Quality runs from 0 (the cheapest of its category) to 1.
struct AttributeRule {
    enum class Kind {
        scale,     // a number between low and high that grows with quality
        spread,    // a number between low and high, by chance
        ladder,    // one of the values, the later the better
        choice,    // one of the values, by chance
        yes_from,  // "Ja" from this quality on
        follows    // what belongs to the value of another attribute
    };
    std::string key;
    Words name;
    Kind kind = Kind::choice;
    double low = 0.0;
    double high = 1.0;
    double step = 1.0;
    Words unit;
    std::vector<Words> values;
    std::string leader;                   // the key of the attribute that this one follows
    std::map<std::string, Words> led;     // by the leader's Dutch value
    std::vector<std::string> categories;  // empty: all of the family
};

// A sentence with {line}, {brand} and {attribute keys} to fill in ({=key} keeps a capital), for the articles that meet
// all its conditions:
// "category:fauteuils", "type:1", "yes:waterproof", "no:waterproof", "is:film=600", "quality>0.6", "quality<0.3".
struct Sentence {
    Words text;
    std::vector<std::string> conditions;
};

struct TypeRule {
    Words name;
    double price_low = 0.0;
    double price_high = 0.0;
    std::map<std::string, Words> fixed;  // attributes that this type always has
};

// An article whose facts are told one by one: those of the design's pictures.
struct KnownArticle {
    std::string id;
    std::string brand;
    std::string line;
    Words name;  // empty: as every other article's
    int type = 0;
    int price_cents = 0;
    int list_price_cents = 0;  // 0: not reduced
    std::map<std::string, Words> fixed;
    std::vector<std::string> colours;  // Dutch names
    int stars_hundredths = 0;
    int rating_count = 0;
    std::vector<int> stock;  // of the first variant, store by store
};

// What fits: an article of another category that has the same value of an attribute, or any of it.
struct FitRule {
    std::string category;
    std::string key;  // empty: everything there fits
};

struct CategoryRule {
    std::string id;
    std::string parent;
    Words name;
    int number = 0;  // of the shelf plan: the first two digits of the article numbers
    int count = 0;   // of articles
    std::string drawing;
    std::vector<Colourway> colours;  // the drawing's own when the family names none, and the palette's
    int picture_colour = 0;
    std::string aisle;
    std::vector<TypeRule> types;
    std::vector<KnownArticle> known;
    std::vector<FitRule> fits;
    std::string sale;  // a category of offers: articles reduced by a fifth go there too
};

// A second choice besides colour, such as a size. `extra` is added to the price, in cents.
struct OptionValue {
    Words name;
    int extra_cents = 0;
};
struct OptionRule {
    std::string group;
    Words group_name;
    std::vector<OptionValue> values;
    std::vector<std::string> categories;  // empty: all of the family
    double share = 1.0;                   // of the articles that offer it
};

struct ReviewRule {
    int stars = 0;
    Words text;
    std::vector<std::string> conditions;
};

// Everything that shares a way of speaking.
struct Family {
    Words colour_name;
    int colours_min = 1;
    int colours_max = 3;
    std::vector<CategoryRule> categories;
    std::vector<std::pair<std::string, std::vector<std::string>>> brands;  // and the names of their lines
    std::vector<AttributeRule> attributes;
    std::vector<Sentence> openings;
    std::vector<Sentence> facts;
    std::vector<Sentence> closings;
    std::vector<ReviewRule> reviews;
    std::vector<OptionRule> options;
};

// Something to read for who has bought an article of one of these categories.
struct HelpRule {
    std::string kind;  // as the feed has it
    std::vector<std::string> categories;
    std::string drawing;  // empty: the article's own picture
    Words title;
    Words summary;  // may be empty
    std::vector<Words> steps;
};

// For how long at least the shop answers for what it sells in these categories.
struct GuaranteeRule {
    int months = 0;
    std::vector<std::string> categories;
};

struct StoreRule {
    std::string id;
    std::string json;         // the store's own line of stores.jsonl
    double assortment = 1.0;  // the share of the articles that this store carries
};

// A category without articles of its own: at the top, or one that gathers offers.
struct TopCategory {
    std::string id;
    std::string parent;  // empty at the top
    Words name;
    std::string drawing;
    int colour = 0;
};

// A picture for the kiosk's own screens, which zuil.toml names.
struct ScreenPicture {
    std::string file;
    std::string drawing;
    Colourway colour;
    std::array<double, 4> box;
};

struct Catalogue {
    std::string seed;
    std::vector<ScreenPicture> screen_pictures;
    std::vector<TopCategory> tops;
    std::vector<StoreRule> stores;
    std::vector<std::string> reviewers;
    std::map<std::string, std::map<std::string, std::array<double, 4>>> views;  // drawing, view: x y width height
    std::map<std::string, std::vector<Colourway>> colourways;                   // by drawing
    std::vector<Family> families;
    std::vector<HelpRule> helps;
    GuaranteeRule guarantee;
};

// Throws std::exception with the file's name in front when something in it does not hold.
Catalogue read_catalogue(const std::filesystem::path& catalogue, const std::filesystem::path& drawings);

}  // namespace zuil::demo
