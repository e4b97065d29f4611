#include "assets/demo/generator/feed_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace zuil::demo {
namespace {

using Json = nlohmann::json;

Json both(const Words& words) { return {{"nl", words.nl}, {"en", words.en}}; }

// In all languages that the dictionary has it in.
Json in_all(const Words& words, const Dictionary& dictionary) {
    Json texts = both(words);
    for (const auto& [language, text] : dictionary.translations(words)) texts[language] = text;
    return texts;
}

// "Driezitsbank Duin", "Duin three-seat sofa", "Dreisitzer-Sofa Duin".
Json article_name(const Article& article, const Dictionary& dictionary) {
    if (article.known != nullptr && !article.known->name.nl.empty()) return in_all(article.name, dictionary);
    Json texts = both(article.name);
    for (const auto& [language, type] : dictionary.translations(article.type_rule().name))
        texts[language] = type + " " + article.line;
    return texts;
}

std::string amount(int cents) { return fmt::format("{}.{:02}", cents / 100, cents % 100); }

// One JSON Lines document, and the hash of all that was written.
class Document {
public:
    Document(const std::filesystem::path& file, std::uint64_t& hash) : stream_{file}, hash_{hash} {}

    void add(const Json& row) { add(row.dump()); }
    void add(const std::string& row) {
        hash_ ^= hash_of(row) + 0x9e3779b97f4a7c15U + (hash_ << 6U);
        stream_ << row << '\n';
        ++rows_;
    }
    int finish() {
        if (!stream_.flush()) throw std::runtime_error("the feed cannot be written");
        return rows_;
    }

private:
    std::ofstream stream_;
    std::uint64_t& hash_;
    int rows_ = 0;
};

Json pictures(const Article& article, const Colourway& colour, Drawings& drawings) {
    Json list = Json::array();
    const std::string& drawing = article.category->drawing;
    for (const std::string& view : drawings.views(drawing)) {
        list.push_back(drawings.picture(drawing, colour, view));
    }
    return list;
}

Json variant_row(const Article& article, const ArticleVariant& variant, const Dictionary& dictionary,
                 Drawings& drawings) {
    Json row{{"id", variant.id},
             {"sku", variant.id},
             {"gtin", variant.gtin},
             {"price", amount(variant.price_cents)},
             {"images", pictures(article, *variant.colour, drawings)},
             {"options", Json::array()}};
    if (variant.list_price_cents != 0) {
        row["list_price"] = amount(variant.list_price_cents);
        row["lowest_price_30d"] = amount(variant.lowest_price_cents);
    }
    for (const ArticleOption& option : variant.options) {
        Json entry{{"group", option.group},
                   {"group_name", in_all(option.group_name, dictionary)},
                   {"value", in_all(option.value, dictionary)}};
        if (!option.swatch.empty()) entry["swatch"] = option.swatch;
        row["options"].push_back(std::move(entry));
    }
    return row;
}

bool concerns_category(const std::vector<std::string>& categories, const Article& article) {
    return std::ranges::find(categories, article.category->id) != categories.end();
}

Json help_rows(const Catalogue& catalogue, const Article& article, Drawings& drawings) {
    Json rows = Json::array();
    for (const HelpRule& help : catalogue.helps) {
        if (!concerns_category(help.categories, article)) continue;
        Json row{{"kind", help.kind}, {"title", both(help.title)}, {"steps", Json::array()}};
        if (!help.summary.nl.empty()) row["summary"] = both(help.summary);
        for (const Words& step : help.steps) row["steps"].push_back({{"text", both(step)}});
        if (!help.drawing.empty()) {
            row["image"] = drawings.picture(help.drawing, catalogue.colourways.at(help.drawing).front(), "front");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

// As the article's own facts say, where they do; otherwise as the shop's rule. 0: nothing is said.
int guarantee_months(const Catalogue& catalogue, const Article& article) {
    if (const Words* years = article.attribute("warranty")) return 12 * std::stoi(years->en);
    return concerns_category(catalogue.guarantee.categories, article) ? catalogue.guarantee.months : 0;
}

Json article_row(const Catalogue& catalogue, const Article& article, const Dictionary& dictionary, Drawings& drawings) {
    Json row{{"id", article.id},
             {"name", article_name(article, dictionary)},
             {"description", both(article.description)},
             {"brand", article.brand},
             {"categories", {article.category->id}},
             {"attributes", Json::array()},
             {"images", pictures(article, *article.variants.front().colour, drawings)},
             {"rating",
              {{"stars", fmt::format("{:.1f}", article.stars_hundredths / 100.0)}, {"count", article.rating_count}}},
             {"reviews", Json::array()},
             {"accessories", article.accessories},
             {"popularity", article.popularity},
             {"variants", Json::array()}};
    Json help = help_rows(catalogue, article, drawings);
    if (!help.empty()) row["help"] = std::move(help);
    if (const int months = guarantee_months(catalogue, article); months > 0) row["guarantee_months"] = months;
    if (article.on_offer) row["categories"].push_back(article.category->sale);
    for (const ArticleAttribute& attribute : article.attributes) {
        row["attributes"].push_back({{"key", attribute.key},
                                     {"name", in_all(attribute.name, dictionary)},
                                     {"value", in_all(attribute.value, dictionary)}});
    }
    for (const ArticleReview& review : article.reviews) {
        row["reviews"].push_back({{"author", review.author}, {"stars", review.stars}, {"text", both(review.text)}});
    }
    for (const ArticleVariant& variant : article.variants) {
        row["variants"].push_back(variant_row(article, variant, dictionary, drawings));
    }
    return row;
}

void write_categories(const Catalogue& catalogue, const Dictionary& dictionary, Drawings& drawings,
                      Document& document) {
    int position = 0;
    for (const TopCategory& top : catalogue.tops) {
        const Colourway& colour = catalogue.colourways.at(top.drawing).at(static_cast<std::size_t>(top.colour));
        document.add(Json{{"id", top.id},
                          {"parent", top.parent},
                          {"name", in_all(top.name, dictionary)},
                          {"image", drawings.tile(top.drawing, colour)},
                          {"position", ++position}});
    }
    for (const Family& family : catalogue.families) {
        for (const CategoryRule& category : family.categories) {
            const Colourway& colour = category.colours.at(static_cast<std::size_t>(category.picture_colour));
            document.add(Json{{"id", category.id},
                              {"parent", category.parent},
                              {"name", in_all(category.name, dictionary)},
                              {"image", drawings.tile(category.drawing, colour)},
                              {"position", category.number}});
        }
    }
}

// How many a store holds: what sells well and what is cheap lies there in numbers, and now and then something is out.
int quantity(const Article& article, Chance& chance) {
    if (chance.happens(0.14)) return 0;
    const double pace = 1.0 + article.popularity / 250.0;
    const double size = article.variants.front().price_cents < 3000 ? 3.0 : article.variants.size() > 8 ? 0.6 : 1.0;
    const int pieces = static_cast<int>(std::ceil(-std::log(1.0 - chance.unit()) * pace * size));
    return std::clamp(pieces, 1, 60);
}

void write_stock(const Catalogue& catalogue, const std::vector<Article>& articles, Document& document) {
    for (const Article& article : articles) {
        Chance place{catalogue.seed, article.id + "/shelf"};
        const bool is_known = article.known != nullptr && !article.known->stock.empty();
        const int shelf = is_known ? 12 : place.between(1, 18);
        for (std::size_t store = 0; store < catalogue.stores.size(); ++store) {
            const StoreRule& rule = catalogue.stores[store];
            Chance chance{catalogue.seed, article.id + "/" + rule.id};
            if (!chance.happens(rule.assortment) && !is_known) continue;
            for (std::size_t at = 0; at < article.variants.size(); ++at) {
                const bool is_told = is_known && at == 0;
                document.add(Json{{"store", rule.id},
                                  {"variant", article.variants[at].id},
                                  {"quantity", is_told ? article.known->stock.at(store) : quantity(article, chance)},
                                  {"shelf", fmt::format("{}{}", article.category->aisle, shelf)}});
            }
        }
    }
}

}  // namespace

void write_feed(const Catalogue& catalogue, const std::vector<Article>& articles, const Dictionary& dictionary,
                Drawings& drawings, const std::filesystem::path& target) {
    std::uint64_t hash = 0;
    Document products{target / "products.jsonl", hash};
    for (const Article& article : articles) products.add(article_row(catalogue, article, dictionary, drawings));
    Document categories{target / "categories.jsonl", hash};
    write_categories(catalogue, dictionary, drawings, categories);
    Document stores{target / "stores.jsonl", hash};
    for (const StoreRule& store : catalogue.stores) stores.add(store.json);
    std::uint64_t stock_hash = 0;
    Document stock{target / "stock.jsonl", stock_hash};
    write_stock(catalogue, articles, stock);

    const Json index{{"format", "zuil-feed/1"},
                     {"currency", "EUR"},
                     {"language", "nl"},
                     {"products", {{"url", "products.jsonl"}, {"rows", products.finish()}}},
                     {"categories", {{"url", "categories.jsonl"}, {"rows", categories.finish()}}},
                     {"stores", {{"url", "stores.jsonl"}, {"rows", stores.finish()}}},
                     {"stock", {{"url", "stock.jsonl"}, {"rows", stock.finish()}}},
                     {"version", fmt::format("{:016x}", hash)}};
    std::ofstream stream{target / "feed.json"};
    stream << index.dump(2) << '\n';
    if (!stream.flush()) throw std::runtime_error("feed.json cannot be written");
}

}  // namespace zuil::demo
