#pragma once

#include <map>
#include <string>
#include <vector>

#include "assets/demo/generator/chance.hpp"
#include "assets/demo/generator/definitions.hpp"

namespace zuil::demo {

struct ArticleAttribute {
    std::string key;
    Words name;
    Words value;
};

struct ArticleOption {
    std::string group;
    Words group_name;
    Words value;
    std::string swatch;  // empty where it is no colour
};

struct ArticleVariant {
    std::string id;
    std::string gtin;
    std::vector<ArticleOption> options;
    const Colourway* colour = nullptr;
    int price_cents = 0;
    int list_price_cents = 0;  // 0: not reduced
    int lowest_price_cents = 0;
};

struct ArticleReview {
    std::string author;
    int stars = 0;
    Words text;
};

struct Article {
    const Family* family = nullptr;
    const CategoryRule* category = nullptr;
    const KnownArticle* known = nullptr;
    std::string id;
    std::string brand;
    std::string line;
    int type = 0;
    double quality = 0.0;  // 0 cheapest to 1 dearest of its type
    Words name;
    Words description;
    std::vector<ArticleAttribute> attributes;
    std::vector<ArticleVariant> variants;
    int stars_hundredths = 0;
    int rating_count = 0;
    std::vector<ArticleReview> reviews;
    std::vector<std::string> accessories;
    int popularity = 0;
    bool on_offer = false;  // reduced by a fifth in the category's sale

    const TypeRule& type_rule() const { return category->types[static_cast<std::size_t>(type)]; }
    // Null when the article has no such attribute.
    const Words* attribute(std::string_view key) const;
};

// All articles of a catalogue, in the order of its categories.
std::vector<Article> make_articles(const Catalogue& catalogue);

// Adds what fits each article, once all are there.
void add_accessories(std::vector<Article>& articles);

}  // namespace zuil::demo
