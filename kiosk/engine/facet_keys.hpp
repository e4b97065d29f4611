#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/model/product.hpp"

// The keys under which screens and engine speak of one filter or option.
namespace zuil {

namespace facet_keys {
inline constexpr std::string_view brand = "brand";
inline constexpr std::string_view price = "price";
inline constexpr std::string_view stock = "stock";
inline constexpr std::string_view stars = "stars";  // values "1" to "5": so many or more
inline constexpr std::string_view sale = "sale";
inline constexpr std::string_view attribute = "attribute:";  // and the attribute's own key
}  // namespace facet_keys

// The attribute that a facet's key stands for.
inline std::optional<std::string> attribute_of(std::string_view key) {
    if (!key.starts_with(facet_keys::attribute)) return std::nullopt;
    return std::string{key.substr(facet_keys::attribute.size())};
}

// Hundredths of stars, from "4".
inline std::optional<int> stars_of(std::string_view value) {
    if (value.size() != 1 || value[0] < '1' || value[0] > '5') return std::nullopt;
    return (value[0] - '0') * 100;
}

// An option's value as a key: the shop's first language, whatever the session speaks.
inline const std::string& option_value(const VariantOption& option) { return option.value.first(); }

}  // namespace zuil
