#include "sync/shops/medusa/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "sync/shops/medusa/lists.hpp"
#include "sync/shops/medusa/rows.hpp"

namespace zuil::medusa {
namespace {

// The Store API leaves out in silence what is not on its list: "categories.id", "variants.metadata" and
// "variants.options.option.title" are not, "*categories", "*variants" and the product's own options are.
constexpr std::string_view own_fields =
    "id,title,description,material,thumbnail,metadata,collection.title,type.value,images.url,*categories,options.id,"
    "options.title,options.values.id,options.values.value,variants.id,variants.sku,variants.ean,variants.barcode,"
    "variants.options.id,variants.calculated_price";
constexpr std::string_view text_fields =
    "id,title,description,material,options.id,options.title,options.values.id,options.values.value";
constexpr std::string_view category_fields = "id,name,parent_category_id,rank";
constexpr std::string_view category_text_fields = "id,name";

// A list in the shop's own language, and then the same rows in each of the others, for Medusa answers one language at a
// time. It lives in the callback of the request that it waits for.
class TranslatedReading : public std::enable_shared_from_this<TranslatedReading> {
public:
    // The parts of an address that are the same in each language.
    struct Question {
        std::string path;
        std::string list;  // the key in the answer that holds the rows
        std::string fields;
        std::string_view text_fields;
        bool has_prices = false;
    };
    using Both = std::pair<Json, std::vector<TranslatedAnswer>>;

    TranslatedReading(Client& client, const MedusaOptions& options, Question question, Done<Both> done)
        : client_{client}, options_{options}, question_{std::move(question)}, done_{std::move(done)} {}

    void begin(const std::function<void(RequestPath&)>& narrow) {
        RequestPath path{question_.path};
        path.with("fields", question_.fields);
        if (question_.has_prices) path.with("region_id", options_.region).with("country_code", options_.country);
        narrow(path);
        client_.store_get(path, options_.read_deadline, [self = shared_from_this()](Result<Answer> answer) {
            if (!answer) return self->done_(tl::unexpected<Error>{std::move(answer).error()});
            self->own_ = std::move(answer->json);
            self->collect_ids();
            self->next_language();
        });
    }

private:
    void collect_ids() {
        if (!own_.contains(question_.list) || !own_[question_.list].is_array()) return;
        for (const Json& row : own_[question_.list]) {
            if (row.is_object() && row.contains("id") && row["id"].is_string()) ids_.push_back(row["id"]);
        }
    }

    void next_language() {
        while (at_ < options_.languages.size() && !options_.locales.contains(options_.languages[at_])) ++at_;
        if (at_ >= options_.languages.size() || ids_.empty()) return done_(Both{std::move(own_), std::move(others_)});
        const LanguageTag language = options_.languages[at_++];
        RequestPath path{question_.path};
        path.with("fields", question_.text_fields).with("locale", options_.locales.at(language));
        path.with_each("id", ids_).with("limit", static_cast<int>(ids_.size()));
        client_.store_get(path, options_.read_deadline, [self = shared_from_this(), language](Result<Answer> answer) {
            if (!answer) return self->done_(tl::unexpected<Error>{std::move(answer).error()});
            self->others_.push_back({language, std::move(answer->json)});
            self->next_language();
        });
    }

    Client& client_;
    const MedusaOptions& options_;
    const Question question_;
    const Done<Both> done_;
    Json own_;
    std::vector<std::string> ids_;
    std::vector<TranslatedAnswer> others_;
    std::size_t at_ = 0;
};

// The row of each language that has this id. One that has gone in between has no text.
std::vector<TranslatedRow> rows_of(const std::vector<TranslatedAnswer>& translated, std::string_view list,
                                   const std::string& id) {
    std::vector<TranslatedRow> rows;
    for (const TranslatedAnswer& answer : translated) {
        const auto all = JsonReader{answer.json, ""}.child(list);
        const std::size_t count = all ? all->size().value_or(0) : 0;
        for (std::size_t at = 0; at < count; ++at) {
            auto row = all->at(at);
            if (!row || row->string_or("id", "") != id) continue;
            rows.push_back({answer.language, *std::move(row)});
            break;
        }
    }
    return rows;
}

Result<Category> read_category(const JsonReader& row, const std::vector<TranslatedRow>& translated,
                               const MedusaOptions& options) {
    Category category;
    TRY(std::string id, read_id(row, "id"));
    category.id = CategoryId{std::move(id)};
    category.parent = CategoryId{row.string_or("parent_category_id", "")};
    TRY(const std::string name, row.string("name"));
    if (name.empty() || name.size() > name_bytes_max) return fail(Errc::bad_data, row.path() + ".name: is no name");
    category.name.set(own_language(options), name);
    for (const TranslatedRow& other : translated) {
        const std::string words = other.row.string_or("name", "");
        if (!words.empty() && words != name) category.name.set(other.language, words);
    }
    category.position = static_cast<int>(std::clamp<std::int64_t>(row.integer_or("rank", 0), 0, 1'000'000));
    return category;
}

TranslatedReading::Question products_question(const MedusaOptions& options) {
    const bool wants_metadata = !options.fields.variant_lowest_price_30d.empty();
    return {.path = "/store/products",
            .list = "products",
            .fields = std::string{own_fields} + (wants_metadata ? ",*variants" : ""),
            .text_fields = text_fields,
            .has_prices = true};
}

void read_products(Client& client, const MedusaOptions& options, const std::function<void(RequestPath&)>& narrow,
                   Done<ProductPage> done) {
    std::make_shared<TranslatedReading>(client, options, products_question(options),
                                        [&options, done = std::move(done)](Result<TranslatedReading::Both> both) {
                                            if (!both) return done(tl::unexpected<Error>{std::move(both).error()});
                                            done(read_product_page(options, both->first, both->second));
                                        })
        ->begin(narrow);
}

Result<std::vector<KeyPage::Key>> read_keys(const JsonReader& row, const ProductId& product) {
    std::vector<KeyPage::Key> keys;
    if (!row.has("variants")) return keys;
    TRY_DO(for_each(row, "variants", [&](const JsonReader& variant) -> Status {
        TRY(std::string id, read_id(variant, "id"));
        keys.push_back({product, VariantId{std::move(id)}});
        return {};
    }));
    return keys;
}

}  // namespace

Result<ProductPage> read_product_page(const MedusaOptions& options, const Json& json,
                                      const std::vector<TranslatedAnswer>& translated) {
    const JsonReader list{json, ""};
    ProductPage page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "products", [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        if (std::ranges::find(page.ids, id) != page.ids.end()) {
            return fail(Errc::bad_data, fmt::format("{}: the id stands twice on one page", row.path()));
        }
        page.rows.push_back(read_product_row(row, rows_of(translated, "products", id), ProductId{id}, options));
        page.ids.push_back(std::move(id));
        return {};
    }));
    return page;
}

ListQuestion<ProductPage> product_list(Client& client, const MedusaOptions& options) {
    auto question = empty_question<ProductPage>(client, options.page_products);
    question.ask = [&client, &options](const Slice& slice, Done<ProductPage> done) {
        read_products(
            client, options, [&](RequestPath& path) { add_slice(path, slice); }, std::move(done));
    };
    return question;
}

void fetch_products(Client& client, const MedusaOptions& options, const std::vector<std::string>& ids,
                    Done<ProductPage> done) {
    const auto narrow = [&](RequestPath& path) {
        path.with_each("id", ids);
        add_slice(path, {.skip = 0, .take = static_cast<int>(ids.size())});
    };
    read_products(client, options, narrow, std::move(done));
}

Result<KeyRows> read_key_page(const Json& json) {
    const JsonReader list{json, ""};
    KeyRows page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "products", [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        TRY(auto keys, read_keys(row, ProductId{id}));
        page.keys.push_back(std::move(keys));
        page.ids.push_back(std::move(id));
        return {};
    }));
    return page;
}

ListQuestion<KeyRows> key_list(Client& client, const MedusaOptions& options) {
    auto question = empty_question<KeyRows>(client, options.page_variants);
    question.ask = [&client, &options](const Slice& slice, Done<KeyRows> done) {
        RequestPath path{"/store/products"};
        add_slice(path.with("fields", "id,variants.id"), slice);
        client.store_get(path, options.read_deadline, [done = std::move(done)](Result<Answer> answer) {
            if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
            done(read_key_page(answer->json));
        });
    };
    return question;
}

Result<CategoryPage> read_category_page(const MedusaOptions& options, const Json& json,
                                        const std::vector<TranslatedAnswer>& translated) {
    const JsonReader list{json, ""};
    CategoryPage page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "product_categories", [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        // One category without a name hides itself, not the shop.
        if (auto category = read_category(row, rows_of(translated, "product_categories", id), options)) {
            page.categories.push_back(*std::move(category));
        }
        page.ids.push_back(std::move(id));
        return {};
    }));
    return page;
}

ListQuestion<CategoryPage> category_list(Client& client, const MedusaOptions& options) {
    // As many ids as an address takes.
    auto question = empty_question<CategoryPage>(client, options.page_products);
    question.ask = [&client, &options](const Slice& slice, Done<CategoryPage> done) {
        std::make_shared<TranslatedReading>(client, options,
                                            TranslatedReading::Question{.path = "/store/product-categories",
                                                                        .list = "product_categories",
                                                                        .fields = std::string{category_fields},
                                                                        .text_fields = category_text_fields},
                                            [&options, done = std::move(done)](Result<TranslatedReading::Both> both) {
                                                if (!both) return done(tl::unexpected<Error>{std::move(both).error()});
                                                done(read_category_page(options, both->first, both->second));
                                            })
            ->begin([&](RequestPath& path) { add_slice(path, slice); });
    };
    return question;
}

}  // namespace zuil::medusa
