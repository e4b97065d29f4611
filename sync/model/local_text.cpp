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

const std::string& LocalText::in(std::string_view language) const {
    static const std::string nothing;
    if (texts_.empty()) return nothing;
    const auto found = std::ranges::find(texts_, language, &std::pair<LanguageTag, std::string>::first);
    return found != texts_.end() ? found->second : texts_.front().second;
}

}  // namespace zuil
