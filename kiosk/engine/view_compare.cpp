#include <algorithm>

#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

using Facts = std::vector<std::shared_ptr<const ArticleFacts>>;

CompareColumn view_column(const ArticleFacts& facts, const Basket& basket, const AvailabilityWords& availability,
                          const ViewContext& context) {
    const Words& words = context.words;
    const Product& product = facts.product;
    const Variant& variant = first_choice(product);
    CompareColumn column{.product = product.id, .variant = variant.id, .brand = product.brand};
    column.name = product.name.in(words.language());
    column.price = words.money(variant.price);
    const std::vector<std::string>& pictures = variant.image_urls.empty() ? product.image_urls : variant.image_urls;
    if (!pictures.empty()) column.picture = {.url = pictures.front()};
    column.availability = availability.of_pieces(pieces_of(facts, variant.id, context.settings.store), 1);
    column.rating = view_rating(product.rating, words);
    column.add_disabled_because = check_add(basket, facts, variant.id, context.settings.store, words);
    return column;
}

const Attribute* attribute_of(const Product& product, std::string_view key) {
    const auto found = std::ranges::find(product.attributes, key, &Attribute::key);
    return found != product.attributes.end() ? &*found : nullptr;
}

// Every fact that at least two of them tell; those of the first article first, in its order.
std::vector<const Attribute*> common_attributes(const Facts& facts) {
    std::vector<const Attribute*> common;
    for (const auto& article : facts) {
        for (const Attribute& attribute : article->product.attributes) {
            if (std::ranges::find(common, attribute.key, &Attribute::key) != common.end()) continue;
            const auto telling = std::ranges::count_if(
                facts, [&](const auto& other) { return attribute_of(other->product, attribute.key) != nullptr; });
            if (telling > 1 || facts.size() == 1) common.push_back(&attribute);
        }
    }
    return common;
}

CompareRow view_row(const Attribute& attribute, const Facts& facts, const Words& words) {
    CompareRow row{.key = attribute.key, .name = attribute.name.in(words.language())};
    for (const auto& article : facts) {
        const Attribute* its = attribute_of(article->product, attribute.key);
        row.values.push_back(its != nullptr ? its->value.in(words.language()) : std::string{});
    }
    for (const std::string& value : row.values) {
        const auto same = static_cast<std::size_t>(std::ranges::count(row.values, value));
        row.differs |= same != row.values.size();
        // The odd one out, where all the others are of one mind.
        const auto other = std::ranges::find_if(row.values, [&](const auto& one) { return one != value; });
        const bool others_agree =
            row.values.size() > 2 && same == 1 &&
            static_cast<std::size_t>(std::ranges::count(row.values, *other)) + 1 == row.values.size();
        row.stands_out.push_back(others_agree && !value.empty());
    }
    return row;
}

// The most specific category that all of them are in.
const CategoryNode* shared_category(const Facts& facts, const FrameAnswer& frame) {
    for (const CategoryId& id : facts.front()->product.categories) {
        const bool all = std::ranges::all_of(facts, [&](const auto& article) {
            return std::ranges::find(article->product.categories, id) != article->product.categories.end();
        });
        if (!all) continue;
        if (const CategoryNode* node = frame.find(id)) return node;
    }
    return nullptr;
}

}  // namespace

Compared is_compared(const std::vector<ComparedArticle>& compared, const ProductId& product) {
    const bool is = std::ranges::find(compared, product, &ComparedArticle::product) != compared.end();
    return is ? Compared::yes : Compared::no;
}

CompareView view_compare(const CompareAnswer& answer, const Basket& basket, const ViewContext& context) {
    const Words& words = context.words;
    CompareView view;
    view.can_add = answer.facts.size() < compared_max;
    if (answer.facts.empty()) return view;
    const AvailabilityWords availability{context};
    for (const auto& article : answer.facts)
        view.columns.push_back(view_column(*article, basket, availability, context));
    for (const Attribute* attribute : common_attributes(answer.facts)) {
        view.rows.push_back(view_row(*attribute, answer.facts, words));
    }
    if (const CategoryNode* shared = shared_category(answer.facts, context.frame)) {
        view.more_in = shared->category.id;
        view.category = shared->category.name.in(context.words.language());
    }
    return view;
}

}  // namespace zuil
