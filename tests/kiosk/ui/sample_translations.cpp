#include "tests/kiosk/ui/sample_translations.hpp"

#include <fstream>
#include <map>

namespace zuil::test {
namespace {

std::string between_quotes(const std::string& line) {
    const auto first = line.find('"');
    const auto last = line.rfind('"');
    std::string text;
    for (std::size_t i = first + 1; first < last && i < last; ++i) {
        if (line[i] == '\\' && i + 1 < last) {
            ++i;
            text += line[i] == 'n' ? '\n' : line[i];
        } else {
            text += line[i];
        }
    }
    return text;
}

std::map<std::string, std::string, std::less<>> read_catalogue() {
    std::map<std::string, std::string, std::less<>> texts;
    std::ifstream in{std::string{ZUIL_SOURCE_DIR} + "/assets/translations/nl.po"};
    std::string id;
    std::string text;
    std::string* into = nullptr;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("msgid ")) {
            if (!id.empty()) texts[id] = text;
            id = between_quotes(line);
            text.clear();
            into = &id;
        } else if (line.starts_with("msgstr ")) {
            text = between_quotes(line);
            into = &text;
        } else if (line.starts_with('"') && into != nullptr) {
            *into += between_quotes(line);
        }
    }
    if (!id.empty()) texts[id] = text;
    return texts;
}

}  // namespace

std::string translate(std::string_view english, const std::string& language) {
    if (language != "nl") return std::string{english};
    static const auto texts = read_catalogue();
    const auto found = texts.find(english);
    return found == texts.end() || found->second.empty() ? std::string{english} : found->second;
}

}  // namespace zuil::test
