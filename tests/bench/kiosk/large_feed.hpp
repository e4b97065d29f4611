#pragma once

#include <filesystem>

namespace zuil::test {

// Writes a feed of `articles` articles and `stores` stores into `folder`: the demo shop's articles again and again
// under new ids and model numbers, and its stores under new names. The same figures give the same feed.
void write_large_feed(const std::filesystem::path& demo, const std::filesystem::path& folder, int articles, int stores);

}  // namespace zuil::test
