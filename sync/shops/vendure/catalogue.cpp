#include "sync/shops/vendure/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/shops/moment.hpp"
#include "sync/shops/vendure/graphql.hpp"
#include "sync/shops/vendure/product_row.hpp"
#include "sync/shops/vendure/rows.hpp"

namespace zuil::vendure {
namespace {

Result<Category> read_category(const JsonReader& row, const VendureOptions& options) {
    Category category;
    TRY(std::string id, read_id(row, "id"));
    category.id = CategoryId{std::move(id)};
    category.parent = CategoryId{row.string_or("parentId", "")};
    TRY(category.name, read_name(row, options));
    category.position = static_cast<int>(std::clamp<std::int64_t>(row.integer_or("position", 0), 0, 1'000'000));
    if (const auto asset = row.child("featuredAsset")) category.image_url = asset->string_or("preview", "");
    return category;
}

}  // namespace

std::string product_page_request(const VendureOptions& options, const Slice& slice, const ProductFilter& filter) {
    const VendureFields& fields = options.fields;
    const std::string query = fmt::format(
        "query($options: ProductListOptions!) {{ products(options: $options) {{ totalItems items {{"
        " id enabled translations {{ languageCode name description }}"
        " featuredAsset {{ preview }} assets {{ preview }} collections {{ id parentId isPrivate }}"
        " facetValues {{ translations {{ languageCode name }}"
        " facet {{ code isPrivate translations {{ languageCode name }} }} }}{}"
        " variants {{ id enabled sku priceWithTax currencyCode assets {{ preview }}"
        " options {{ translations {{ languageCode name }} group {{ code translations {{ languageCode name }} }} }}{} }}"
        " }} }} }}",
        custom_fields_selection({fields.product_rating, fields.product_rating_count}),
        custom_fields_selection({fields.variant_gtin, fields.variant_list_price, fields.variant_lowest_price_30d}));
    Json list{{"skip", slice.skip}, {"take", slice.take}, {"sort", {{"id", "ASC"}}}};
    if (filter.changed_after) list["filter"]["updatedAt"]["after"] = iso_moment(*filter.changed_after);
    if (!filter.ids.empty()) list["filter"]["id"]["in"] = filter.ids;
    return graphql_body(query, Json{{"options", std::move(list)}});
}

Result<ProductPage> read_product_page(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("products")));
    ProductPage page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        if (std::ranges::find(page.ids, id) != page.ids.end()) {
            return fail(Errc::bad_data, fmt::format("{}: the id stands twice on one page", row.path()));
        }
        page.rows.push_back(read_product_row(row, ProductId{id}, options));
        page.ids.push_back(std::move(id));
        return {};
    }));
    return page;
}

std::string changed_variants_request(const Slice& slice, WallTime changed_after) {
    return graphql_body(
        "query($options: ProductVariantListOptions!) { productVariants(options: $options) { totalItems items { id "
        "productId } } }",
        Json{{"options",
              {{"skip", slice.skip},
               {"take", slice.take},
               {"sort", {{"id", "ASC"}}},
               {"filter", {{"updatedAt", {{"after", iso_moment(changed_after)}}}}}}}});
}

Result<IdPage> read_changed_variants(std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("productVariants")));
    IdPage page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        TRY(std::string product, read_id(row, "productId"));
        page.ids.push_back(std::move(id));
        page.products.push_back(std::move(product));
        return {};
    }));
    return page;
}

std::string collection_page_request(const Slice& slice) {
    return graphql_body(
        "query($options: CollectionListOptions!) { collections(options: $options) { totalItems items {"
        " id parentId isPrivate position translations { languageCode name } featuredAsset { preview } } } }",
        Json{{"options", {{"skip", slice.skip}, {"take", slice.take}, {"sort", {{"id", "ASC"}}}}}});
}

Result<CategoryPage> read_collection_page(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("collections")));
    CategoryPage page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        page.ids.push_back(std::move(id));
        if (row.boolean_or("isPrivate", false)) return {};
        // One category without a name in these languages hides itself, not the shop.
        if (auto category = read_category(row, options)) page.categories.push_back(std::move(*category));
        return {};
    }));
    return page;
}

}  // namespace zuil::vendure
