#include "sync/model/local_text.hpp"

#include <algorithm>

#include "platform/text/text.hpp"

namespace zuil {

void LocalText::set(LanguageTag language, std::string_view text) {
    std::string clean = clean_paragraphs(text);
    const auto found = std::ranges::find(texts_, language, &std::pair<LanguageTag, std::string>::first);
    if (found != texts_.end()) {
        found->second = std::move(clean);
    } else {
        texts_.emplace_back(std::move(language), std::move(clean));
    }
}

const std::string& LocalText::first() const {
    static const std::string nothing;
    return texts_.empty() ? nothing : texts_.front().second;
}

const std::string& LocalText::in(std::string_view language) const {
    // English before the shop's own first language: of those two it is the one that a visitor reads more likely.
    for (const std::string_view wanted : {language, std::string_view{"en"}}) {
        const auto found = std::ranges::find(texts_, wanted, &std::pair<LanguageTag, std::string>::first);
        if (found != texts_.end() && (wanted == language || !found->second.empty())) return found->second;
    }
    return first();
}

}  // namespace zuil
