#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/json/json.hpp"
#include "sync/model/product.hpp"

// How rows of a shop's JSON are read, where shops agree. Every error is bad_data and begins with the field's path.
namespace zuil {

inline constexpr std::size_t id_bytes_max = 128;
inline constexpr std::size_t name_bytes_max = 500;
inline constexpr std::size_t description_bytes_max = 20'000;

// Not empty, at most 128 bytes, no spaces or newlines: ids are put together in cursors and handles.
Result<std::string> read_id(const JsonReader& row, std::string_view key);

// Puts an address behind the others; one that cannot be fetched, stands there already or is the 31st is left out, for
// pictures make no article.
void add_picture(std::string address, std::vector<std::string>& addresses);

// Whoever has a parent that is not there stands at the top: a root that is no category, or one that is not shown.
void lift_orphans(std::vector<Category>& categories);

}  // namespace zuil
