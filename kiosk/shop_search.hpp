#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "kiosk/config/search_config.hpp"
#include "platform/files/file_watch.hpp"

namespace zuil {

// What the shop says about its search, with its synonyms as their file holds them at this moment.
class ShopSearch {
public:
    explicit ShopSearch(SearchConfig config) : config_{std::move(config)} {}

    // A slip in the file is no reason to stand still: then there are no synonyms, which is said in the log.
    SearchSettings read() const;
    // From now on `changed` is called, on another thread, when there may be news. A file that cannot be watched is said
    // in the log, and its synonyms stay as they were at the start.
    void watch(std::function<void()> changed);
    // Whether there was since the last time; absent as well when what is there now does not hold, which is said in the
    // log: the synonyms before stay.
    std::optional<SearchSettings> news();

private:
    Result<Synonyms> read_synonyms() const;

    SearchConfig config_;
    std::atomic<bool> changed_{false};
    std::unique_ptr<FileWatch> watch_;
};

}  // namespace zuil
