#include "kiosk/engine/words.hpp"

#include <utility>

#include "platform/base/check.hpp"
#include "platform/base/log.hpp"

namespace zuil {

std::string Words::fill(std::string_view english, std::string_view translated, fmt::format_args places) const {
    try {
        return fmt::vformat(translated, places);
    } catch (const fmt::format_error& error) {
        log::warning("the translation of '{}' into {} does not fit: {}", english, language(), error.what());
    }
    try {
        return fmt::vformat(english, places);
    } catch (const fmt::format_error&) {
        return std::string{english};
    }
}

Result<Languages> Languages::make(Translations translations, const std::vector<LanguageTag>& tags) {
    Languages languages;
    languages.translations_ = std::move(translations);
    for (const LanguageTag& tag : tags) {
        TRY(Formatter formatter, Formatter::find(tag));
        languages.formatters_.emplace(tag, std::move(formatter));
    }
    return languages;
}

Words Languages::in(const LanguageTag& tag) const {
    const auto found = formatters_.find(tag);
    ENSURE(found != formatters_.end());
    return Words{translations_, found->second};
}

}  // namespace zuil
