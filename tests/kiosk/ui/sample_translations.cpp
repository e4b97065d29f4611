#include "tests/kiosk/ui/sample_translations.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "platform/text/mo_file.hpp"
#include "platform/text/translations.hpp"
#include "tests/kiosk/ui/pseudo_language.hpp"

namespace zuil::test {
namespace {

Translations load() {
    auto translations = Translations::load(ZUIL_TRANSLATIONS);
    if (!translations) throw std::runtime_error(translations.error().detail);
    return *std::move(translations);
}

std::vector<std::string> read_texts() {
    std::ifstream stream{std::string{ZUIL_TRANSLATIONS} + "/en.mo", std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    const auto entries = read_mo(bytes);
    if (!entries) throw std::runtime_error(entries.error().detail);
    std::vector<std::string> texts;
    for (const MoEntry& entry : *entries) {
        // What a language calls itself is the same in every other.
        if (entry.id.starts_with("own name")) continue;
        const std::string_view id = entry.id.substr(entry.id.find('\x04') + 1);
        for (std::size_t at = 0; at < id.size();) {
            const std::size_t end = std::min(id.find('\0', at), id.size());
            texts.emplace_back(id.substr(at, end - at));
            at = end + 1;
        }
    }
    return texts;
}

}  // namespace

std::string translate(std::string_view english, const std::string& language) {
    static const Translations translations = load();
    return language == pseudo_language ? in_pseudo(english) : std::string{translations.tr(language, english)};
}

const std::vector<std::string>& texts_of_the_kiosk() {
    static const std::vector<std::string> texts = read_texts();
    return texts;
}

}  // namespace zuil::test
