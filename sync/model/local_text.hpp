#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zuil {

// A BCP 47 primary tag in lower case: "nl", "en".
using LanguageTag = std::string;

// One text in the languages that the shop holds it in. A language that is missing falls back to English, and where
// there is none either to the first one.
class LocalText {
public:
    LocalText() = default;
    LocalText(std::initializer_list<std::pair<LanguageTag, std::string>> texts) : texts_{texts} {}

    // What a shop writes is made fit to be shown: control and direction characters go, white space is evened out.
    void set(LanguageTag language, std::string_view text);
    // Empty when the shop gave no text at all.
    const std::string& in(std::string_view language) const;
    // The same in every language, so that what is kept by it survives a change of language. Empty when there is none.
    const std::string& first() const;
    bool empty() const { return texts_.empty(); }
    const std::vector<std::pair<LanguageTag, std::string>>& all() const { return texts_; }

    friend bool operator==(const LocalText&, const LocalText&) = default;

private:
    std::vector<std::pair<LanguageTag, std::string>> texts_;
};

}  // namespace zuil
