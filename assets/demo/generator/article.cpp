#include "assets/demo/generator/article.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "assets/demo/generator/prices.hpp"
#include "assets/demo/generator/wording.hpp"
#include "sync/model/gtin.hpp"

namespace zuil::demo {
namespace {

bool concerns(const std::vector<std::string>& categories, const std::string& category) {
    return categories.empty() || std::find(categories.begin(), categories.end(), category) != categories.end();
}

Words name_of(const Article& article) {
    if (article.known != nullptr && !article.known->name.nl.empty()) return article.known->name;
    const Words& type = article.type_rule().name;
    return {type.nl + " " + article.line, article.line + " " + type.en};
}

Words value_of(const AttributeRule& rule, double quality, Chance& chance) {
    using Kind = AttributeRule::Kind;
    // Two articles of the same price are not the same article.
    const double fair = std::clamp(quality + 0.24 * (chance.unit() - 0.5), 0.0, 1.0);
    const auto stepped = [&](double part) {
        const double value = rule.low + part * (rule.high - rule.low);
        return in_words(std::round(value / rule.step) * rule.step, rule.step, rule.unit);
    };
    switch (rule.kind) {
    case Kind::scale: return stepped(fair);
    case Kind::spread: return stepped(chance.unit());
    case Kind::choice: return chance.pick(rule.values);
    case Kind::yes_from: return fair >= rule.low ? Words{"Ja", "Yes"} : Words{"Nee", "No"};
    case Kind::ladder:
    case Kind::follows: break;
    }
    const auto count = static_cast<double>(rule.values.size());
    return rule.values[static_cast<std::size_t>(std::min(fair * count, count - 1))];
}

void add_attributes(Article& article, Chance& chance) {
    for (const AttributeRule& rule : article.family->attributes) {
        if (!concerns(rule.categories, article.category->id)) continue;
        Words value = rule.kind == AttributeRule::Kind::follows ? rule.led.at(article.attribute(rule.leader)->nl)
                                                                : value_of(rule, article.quality, chance);
        const auto& of_type = article.type_rule().fixed;
        if (const auto fixed = of_type.find(rule.key); fixed != of_type.end()) value = fixed->second;
        if (article.known != nullptr) {
            const auto fixed = article.known->fixed.find(rule.key);
            if (fixed != article.known->fixed.end()) value = fixed->second;
        }
        article.attributes.push_back({rule.key, rule.name, value});
    }
}

std::vector<const Colourway*> colours_of(const Article& article, Chance& chance) {
    std::vector<const Colourway*> colours;
    for (const Colourway& colour : article.category->colours) colours.push_back(&colour);
    if (article.known != nullptr && !article.known->colours.empty()) {
        std::vector<const Colourway*> chosen;
        for (const std::string& name : article.known->colours) {
            const auto found = std::find_if(colours.begin(), colours.end(),
                                            [&](const Colourway* colour) { return colour->name.nl == name; });
            if (found == colours.end()) throw std::runtime_error(fmt::format("no colour is named {}", name));
            chosen.push_back(*found);
        }
        return chosen;
    }
    chance.shuffle(colours);
    const int wanted = chance.between(article.family->colours_min, article.family->colours_max);
    colours.resize(std::min(colours.size(), static_cast<std::size_t>(wanted)));
    return colours;
}

// GS1 keeps the prefixes 200 to 299 for numbers that hold within one company only.
std::string gtin_of(const std::string& article_id, std::size_t variant) {
    const std::string digits = fmt::format("21{}{:04}", article_id, variant);
    return digits + std::to_string(gtin_check_digit(digits));
}

// Every combination of the options that this article comes in, besides colour.
std::vector<std::vector<std::pair<const OptionRule*, const OptionValue*>>> combinations(const Article& article,
                                                                                        Chance& chance) {
    std::vector<std::vector<std::pair<const OptionRule*, const OptionValue*>>> result{{}};
    for (const OptionRule& rule : article.family->options) {
        if (!concerns(rule.categories, article.category->id)) continue;
        if (!chance.happens(rule.share) && article.known == nullptr) continue;
        decltype(result) longer;
        for (const auto& combination : result) {
            for (const OptionValue& value : rule.values) {
                longer.push_back(combination);
                longer.back().emplace_back(&rule, &value);
            }
        }
        result = std::move(longer);
    }
    return result;
}

void add_variants(Article& article, const PriceTag& tag, Chance& chance) {
    const auto options = combinations(article, chance);
    const bool is_named = article.category->colours.size() > 1;
    for (const Colourway* colour : colours_of(article, chance)) {
        for (const auto& combination : options) {
            const std::size_t number = article.variants.size() + 1;
            ArticleVariant variant{.id = fmt::format("{}-{}", article.id, number),
                                   .gtin = gtin_of(article.id, number),
                                   .options = {},
                                   .colour = colour,
                                   .price_cents = tag.price_cents,
                                   .list_price_cents = tag.list_price_cents,
                                   .lowest_price_cents = tag.lowest_price_cents};
            if (is_named) {
                variant.options.push_back({"colour", article.family->colour_name, colour->name, colour->swatch});
            }
            for (const auto& [rule, value] : combination) {
                variant.options.push_back({rule->group, rule->group_name, value->name, ""});
                variant.price_cents += value->extra_cents;
                if (tag.list_price_cents == 0) continue;
                variant.list_price_cents += value->extra_cents;
                variant.lowest_price_cents += value->extra_cents;
            }
            article.variants.push_back(std::move(variant));
        }
    }
}

void add_opinions(Article& article, const Catalogue& catalogue, Chance& chance) {
    // Few articles sell a lot: an exponential spread.
    article.popularity = std::min(1000, 1 + static_cast<int>(-160.0 * std::log(1.0 - chance.unit())));
    article.rating_count = std::max(1, static_cast<int>(article.popularity * (0.15 + 0.5 * chance.unit())));
    const double stars = 3.7 + 0.3 * article.quality + 0.9 * std::sqrt(chance.unit());
    article.stars_hundredths = std::clamp(static_cast<int>(std::lround(stars * 10)) * 10, 330, 490);
    if (article.known != nullptr && article.known->rating_count != 0) {
        article.rating_count = article.known->rating_count;
        article.stars_hundredths = article.known->stars_hundredths;
        article.popularity = 1000;
    }
    article.reviews = review(article, catalogue.reviewers, chance);
    // An average to a tenth needs more than the few who also wrote something.
    article.rating_count = std::max(article.rating_count, 3 * static_cast<int>(article.reviews.size()));
}

struct Model {
    std::string brand;
    std::string line;
    int type = 0;
    const KnownArticle* known = nullptr;
};

// Which articles a category has: the known ones, and then brand, line and type by chance, never two of the same name.
std::vector<Model> models_of(const Catalogue& catalogue, const Family& family, const CategoryRule& category) {
    std::vector<Model> models;
    std::set<std::string> taken;
    const auto key = [](const Model& model) { return fmt::format("{}/{}", model.line, model.type); };
    for (const KnownArticle& known : category.known) {
        models.push_back({known.brand, known.line, known.type, &known});
        taken.insert(key(models.back()));
    }
    std::vector<Model> others;
    for (const auto& [brand, lines] : family.brands) {
        for (const std::string& line : lines) {
            for (int type = 0; type < static_cast<int>(category.types.size()); ++type) {
                others.push_back({brand, line, type, nullptr});
            }
        }
    }
    Chance chance{catalogue.seed, category.id};
    chance.shuffle(others);
    for (const Model& model : others) {
        if (models.size() >= static_cast<std::size_t>(category.count)) break;
        if (taken.insert(key(model)).second) models.push_back(model);
    }
    if (models.size() < static_cast<std::size_t>(category.count)) {
        throw std::runtime_error(fmt::format("{} has names for {} articles only", category.id, models.size()));
    }
    return models;
}

std::string free_id(const CategoryRule& category, const Model& model, std::set<std::string>& taken) {
    if (model.known != nullptr && !model.known->id.empty()) {
        taken.insert(model.known->id);
        return model.known->id;
    }
    std::uint64_t number = hash_of(model.brand + model.line + std::to_string(model.type));
    for (;; ++number) {
        const std::string id = fmt::format("{:02}{:04}", category.number, number % 9000 + 1000);
        if (taken.insert(id).second) return id;
    }
}

PriceTag price_of(const Article& article, Chance& chance) {
    if (article.known != nullptr) {
        const KnownArticle& known = *article.known;
        return {known.price_cents, known.list_price_cents, known.list_price_cents};
    }
    const TypeRule& type = article.type_rule();
    const double euros = type.price_low * std::pow(type.price_high / type.price_low, article.quality);
    return tag_price(euros, !article.category->sale.empty(), chance);
}

Article make_article(const Catalogue& catalogue, const Family& family, const CategoryRule& category, const Model& model,
                     std::string id) {
    Chance of_line{catalogue.seed, model.brand + "/" + model.line};
    Chance chance{catalogue.seed, category.id + "/" + model.brand + "/" + model.line + std::to_string(model.type)};
    Article article;
    article.family = &family;
    article.category = &category;
    article.known = model.known;
    article.id = std::move(id);
    article.brand = model.brand;
    article.line = model.line;
    article.type = model.type;
    // A line keeps its standing across types: what is dear as an armchair is dear as a sofa.
    article.quality = 0.65 * of_line.unit() + 0.35 * chance.unit();
    article.name = name_of(article);
    add_attributes(article, chance);
    const PriceTag tag = price_of(article, chance);
    article.on_offer = tag.list_price_cents != 0 && !category.sale.empty();
    add_variants(article, tag, chance);
    article.description = describe(article, chance);
    add_opinions(article, catalogue, chance);
    return article;
}

}  // namespace

const Words* Article::attribute(std::string_view key) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const ArticleAttribute& each) { return each.key == key; });
    return found == attributes.end() ? nullptr : &found->value;
}

std::vector<Article> make_articles(const Catalogue& catalogue) {
    std::vector<Article> articles;
    std::set<std::string> ids;
    for (const Family& family : catalogue.families) {
        for (const CategoryRule& category : family.categories) {
            for (const Model& model : models_of(catalogue, family, category)) {
                articles.push_back(make_article(catalogue, family, category, model, free_id(category, model, ids)));
            }
        }
    }
    return articles;
}

void add_accessories(std::vector<Article>& articles) {
    constexpr std::size_t per_rule_max = 3;
    std::map<std::string, std::vector<const Article*>> by_category;
    for (const Article& article : articles) by_category[article.category->id].push_back(&article);
    for (Article& article : articles) {
        for (const FitRule& rule : article.category->fits) {
            std::vector<const Article*> fitting;
            for (const Article* other : by_category.at(rule.category)) {
                const Words* own = rule.key.empty() ? nullptr : article.attribute(rule.key);
                const Words* theirs = rule.key.empty() ? nullptr : other->attribute(rule.key);
                if (!rule.key.empty() && (own == nullptr || theirs == nullptr || *own != *theirs)) continue;
                if (other->id != article.id) fitting.push_back(other);
            }
            Chance chance{article.id, rule.category};
            chance.shuffle(fitting);
            fitting.resize(std::min(fitting.size(), per_rule_max));
            for (const Article* other : fitting) article.accessories.push_back(other->id);
        }
    }
}

}  // namespace zuil::demo
