#include <array>

#include "sync/search/tokenizer.hpp"

namespace zuil {
namespace {

struct Entity {
    std::string_view name;
    std::string_view letter;
};

constexpr std::array entities = std::to_array<Entity>(
    {{"amp", "&"},   {"quot", "\""},  {"apos", "'"},   {"#39", "'"},   {"lt", "<"},   {"gt", ">"},   {"nbsp", " "},
     {"#34", "\""},  {"eacute", "é"}, {"egrave", "è"}, {"euml", "ë"},  {"auml", "ä"}, {"ouml", "ö"}, {"uuml", "ü"},
     {"szlig", "ß"}, {"frac12", "½"}, {"frac14", "¼"}, {"rsquo", "'"}, {"deg", " "},  {"times", "x"}});

// Behind an ampersand at `at`; nothing when it is an ampersand that means itself.
std::string_view letter_of_entity(std::string_view text, std::size_t at) {
    for (const Entity& entity : entities) {
        const std::string_view rest = text.substr(at + 1);
        if (rest.starts_with(entity.name) && rest.substr(entity.name.size()).starts_with(';')) return entity.letter;
    }
    return {};
}

// A tag begins with a letter, a slash or an exclamation mark; "a < b" is none.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size()) return at;
    const char first = text[at + 1];
    const bool is_tag =
        first == '/' || first == '!' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    const std::size_t end = text.find('>', at);
    return is_tag && end != std::string_view::npos ? end + 1 : at;
}

}  // namespace

std::string without_markup(std::string_view text) {
    std::string plain;
    if (text.find_first_of("<&") == std::string_view::npos) return std::string{text};
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '<') {
            const std::size_t end = end_of_tag(text, at);
            if (end > at) {
                plain += ' ';
                at = end;
                continue;
            }
        }
        if (text[at] == '&') {
            const std::string_view letter = letter_of_entity(text, at);
            if (!letter.empty()) {
                plain += letter;
                at = text.find(';', at) + 1;
                continue;
            }
        }
        plain += text[at++];
    }
    return plain;
}

}  // namespace zuil
