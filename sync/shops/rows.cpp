#include "sync/shops/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zuil {
namespace {

constexpr std::size_t pictures_max = 30;
constexpr std::size_t address_bytes_max = 1000;

bool is_fetchable(std::string_view text) {
    return (text.starts_with("https://") || text.starts_with("http://")) && text.size() <= address_bytes_max &&
           text.find_first_of(" \n\t\"<>") == std::string_view::npos;
}

}  // namespace

Result<std::string> read_id(const JsonReader& row, std::string_view key) {
    TRY(std::string id, row.string(key));
    if (id.empty() || id.size() > id_bytes_max || id.find_first_of(" \n\t") != std::string::npos) {
        return fail(Errc::bad_data, fmt::format("{}.{}: is no id", row.path(), key));
    }
    return id;
}

void add_picture(std::string address, std::vector<std::string>& addresses) {
    if (!is_fetchable(address) || addresses.size() >= pictures_max) return;
    if (std::ranges::find(addresses, address) == addresses.end()) addresses.push_back(std::move(address));
}

void lift_orphans(std::vector<Category>& categories) {
    std::vector<CategoryId> ids;
    for (const Category& category : categories) ids.push_back(category.id);
    std::ranges::sort(ids);
    for (Category& category : categories) {
        if (!std::ranges::binary_search(ids, category.parent)) category.parent = CategoryId{};
    }
}

}  // namespace zuil
