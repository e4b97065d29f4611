#include "kiosk/config/till_form.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace zuil {
namespace {

enum class Place { quantity, gtin, sku };

struct Parts {
    std::vector<Place> places;
    std::vector<std::string> between{std::string{}};  // one more than there are places
};

std::optional<Place> place_of(std::string_view name) {
    if (name == "{quantity}") return Place::quantity;
    if (name == "{gtin}") return Place::gtin;
    if (name == "{sku}") return Place::sku;
    return std::nullopt;
}

// Nothing: it has a brace that belongs to no place.
std::optional<Parts> parts_of(std::string_view line) {
    Parts parts;
    while (!line.empty()) {
        const std::size_t brace = std::min(line.find_first_of("{}"), line.size());
        parts.between.back() += line.substr(0, brace);
        line.remove_prefix(brace);
        if (line.empty()) break;
        const std::size_t end = line.find('}');
        const auto place = end == line.npos ? std::nullopt : place_of(line.substr(0, end + 1));
        if (!place) return std::nullopt;
        parts.places.push_back(*place);
        parts.between.emplace_back();
        line.remove_prefix(end + 1);
    }
    return parts;
}

}  // namespace

Result<TillForm> parse_till_form(std::string_view line) {
    const auto parts = parts_of(line);
    if (!parts) return fail(Errc::bad_data, "knows {quantity}, {gtin} and {sku} only");
    const auto times = [&](Place place) { return std::ranges::count(parts->places, place); };
    if (times(Place::gtin) + times(Place::sku) != 1) {
        return fail(Errc::bad_data, "holds either {gtin} or {sku}, once, where the article's number belongs");
    }
    if (times(Place::quantity) > 1) return fail(Errc::bad_data, "holds {quantity} once");
    TillForm form{.by_sku = times(Place::sku) == 1, .counts = times(Place::quantity) == 1};
    form.head = parts->between.front();
    form.tail = parts->between.back();
    if (!form.counts) return form;
    form.count_is_first = parts->places.front() == Place::quantity;
    form.inner = parts->between[1];
    // Nobody could tell three pieces from a number that begins with a 3.
    if (form.inner.empty() || form.inner.find_first_of("0123456789") != std::string::npos) {
        return fail(Errc::bad_data, R"(has a sign such as "*" between {quantity} and the article, no digit)");
    }
    return form;
}

}  // namespace zuil
