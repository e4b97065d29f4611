#include "tests/kiosk/ui/sample_words.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include "tests/kiosk/ui/pseudo_language.hpp"
#include "tests/kiosk/ui/sample_translations.hpp"

namespace zuil::test {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        cells.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return cells;
}

// By language and a tab, then the English.
std::map<std::string, std::string> read_words() {
    std::ifstream in{std::string{ZUIL_SOURCE_DIR} + "/tests/kiosk/ui/sample_words.tsv"};
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> languages = cells_of(line);
    std::map<std::string, std::string> words;
    while (std::getline(in, line)) {
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() != languages.size()) throw std::runtime_error("sample_words.tsv: " + line);
        for (std::size_t i = 1; i < cells.size(); ++i) words[languages[i] + '\t' + cells[0]] = cells[i];
    }
    return words;
}

}  // namespace

std::string Words::operator()(const char* nl, const char* en) const {
    static const std::map<std::string, std::string> words = read_words();
    if (language_ == "nl") return nl;
    if (language_ == "en") return en;
    if (language_ == pseudo_language) return is_said_by_the_kiosk(en) ? in_pseudo(en) : en;
    const auto found = words.find(language_ + '\t' + en);
    return found != words.end() ? found->second : translate(en, language_);
}

}  // namespace zuil::test
