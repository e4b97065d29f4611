#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/local_text.hpp"

namespace zuil {

class SealingKey;

// What was searched for in this store: words and how often in a day, and nothing of who it was. A text is kept once
// three shoppers have searched for it; before that only a keyed hash of it is counted. What looks as if it were about a
// person (an address of e-mail, a row of digits) is not counted at all. Every error is store_fault.
class SearchLedger {
public:
    // `folder` holds searches.db; it is made when it is not there, and anew when it is damaged. `key` outlives it.
    static Result<std::unique_ptr<SearchLedger>> open(const std::filesystem::path& folder, const SealingKey& key);
    ~SearchLedger();

    // One shopper's search, when they go on from it. `found`: how many articles.
    Status note(std::string_view text, const LanguageTag& language, int found, WallTime at);

    // What several shoppers of the last two weeks searched for and found, the most frequent first.
    Result<std::vector<std::string>> popular(const LanguageTag& language, WallTime now, int count_max);

    struct Missed {
        std::string text;
        LanguageTag language;
        int times = 0;
    };
    // What several shoppers searched for in the last four weeks and nobody found, the most frequent first.
    Result<std::vector<Missed>> missed(WallTime now, int count_max);

private:
    struct Parts;
    explicit SearchLedger(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
