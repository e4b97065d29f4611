#include "kiosk/shop_search.hpp"

#include "platform/base/log.hpp"
#include "platform/files/files.hpp"

namespace zuil {

Result<Synonyms> ShopSearch::read_synonyms() const {
    constexpr std::uint64_t bytes_max = 4U << 20U;
    if (config_.synonyms_file.empty()) return Synonyms{};
    TRY(const std::string text, read_file(config_.synonyms_file, bytes_max));
    return Synonyms::parse(text);
}

SearchSettings ShopSearch::read() const {
    auto synonyms = read_synonyms();
    if (!synonyms) {
        log::error("the synonyms of {} are left out: {}", config_.synonyms_file.string(), synonyms.error().detail);
        return {.weights = config_.weights, .synonyms = {}};
    }
    return {.weights = config_.weights, .synonyms = *std::move(synonyms)};
}

void ShopSearch::watch(std::function<void()> changed) {
    if (config_.synonyms_file.empty()) return;
    auto watch = FileWatch::start({config_.synonyms_file}, [this, changed = std::move(changed)] {
        changed_ = true;
        changed();
    });
    if (!watch) return log::warning("a change of the synonyms will not be seen: {}", watch.error().detail);
    watch_ = std::move(*watch);
}

std::optional<SearchSettings> ShopSearch::news() {
    if (!changed_.exchange(false)) return std::nullopt;
    auto synonyms = read_synonyms();
    if (!synonyms) {
        log::warning("the synonyms stay as they were: {}", synonyms.error().detail);
        return std::nullopt;
    }
    log::info("the synonyms were read again");
    return SearchSettings{.weights = config_.weights, .synonyms = *std::move(synonyms)};
}

}  // namespace zuil
