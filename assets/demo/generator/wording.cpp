#include "assets/demo/generator/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace zuil::demo {
namespace {

bool is_yes(const Words* value) { return value != nullptr && value->nl == "Ja"; }

bool meets_one(const Article& article, std::string_view condition) {
    const auto behind = [&](std::string_view start) { return condition.substr(start.size()); };
    if (condition.starts_with("category:")) return article.category->id == behind("category:");
    if (condition.starts_with("type:")) return std::to_string(article.type) == behind("type:");
    if (condition.starts_with("yes:")) return is_yes(article.attribute(behind("yes:")));
    if (condition.starts_with("no:")) {
        const Words* value = article.attribute(behind("no:"));
        return value != nullptr && !is_yes(value);
    }
    if (condition.starts_with("is:")) {
        const std::string_view pair = behind("is:");
        const Words* value = article.attribute(pair.substr(0, pair.find('=')));
        return value != nullptr && value->nl == pair.substr(pair.find('=') + 1);
    }
    if (condition.starts_with("quality>")) return article.quality > std::stod(std::string{behind("quality>")});
    if (condition.starts_with("quality<")) return article.quality < std::stod(std::string{behind("quality<")});
    throw std::runtime_error(fmt::format("\"{}\" is no condition", condition));
}

// For a value that comes to stand in the middle of a sentence. "E27", "IP67" and "USB-C" keep their capitals.
std::string with_small_first_letter(std::string text) {
    const bool is_word = text.size() > 1 && ((text[1] >= 'a' && text[1] <= 'z') || text[1] == ' ');
    if (is_word && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

// What stands for {key}, or nullopt when this article has no such fact.
std::optional<Words> fact(const Article& article, std::string_view key) {
    if (key == "line") return Words{article.line, article.line};
    if (key == "brand") return Words{article.brand, article.brand};
    if (key == "type") {
        return Words{with_small_first_letter(article.type_rule().name.nl), article.type_rule().name.en};
    }
    const bool keeps_capital = key.starts_with('=');
    const Words* value = article.attribute(keeps_capital ? key.substr(1) : key);
    if (value == nullptr) return std::nullopt;
    if (keeps_capital) return *value;
    return Words{with_small_first_letter(value->nl), with_small_first_letter(value->en)};
}

std::optional<std::string> fill(const Article& article, const std::string& pattern, std::string Words::*language) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') {
            text += pattern[at];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        if (end == std::string::npos) throw std::runtime_error(fmt::format("\"{}\" has an open brace", pattern));
        const auto value = fact(article, std::string_view{pattern}.substr(at + 1, end - at - 1));
        if (!value) return std::nullopt;
        text += (*value).*language;
        at = end;
    }
    return text;
}

// The sentences that can be said of this article, in a random order.
std::vector<Words> sayable(const Article& article, const std::vector<Sentence>& sentences, Chance& chance) {
    std::vector<Words> result;
    for (const Sentence& sentence : sentences) {
        if (!meets(article, sentence.conditions)) continue;
        const auto nl = fill(article, sentence.text.nl, &Words::nl);
        const auto en = fill(article, sentence.text.en, &Words::en);
        if (nl && en) result.push_back({*nl, *en});
    }
    chance.shuffle(result);
    return result;
}

std::string grouped(long long whole, char separator) {
    std::string digits = std::to_string(whole);
    if (digits.size() > 4) digits.insert(digits.size() - 3, 1, separator);
    return digits;
}

}  // namespace

Words in_words(double value, double step, const Words& unit) {
    const bool is_whole = step >= 1.0;
    const std::string space = unit.nl.starts_with('%') || unit.nl.empty() ? "" : " ";
    if (is_whole) {
        const long long whole = std::llround(value);
        return {grouped(whole, '.') + space + unit.nl, grouped(whole, ',') + space + unit.en};
    }
    const std::string en = fmt::format("{:.1f}", value);
    std::string nl = en;
    std::replace(nl.begin(), nl.end(), '.', ',');
    return {nl + space + unit.nl, en + space + unit.en};
}

bool meets(const Article& article, const std::vector<std::string>& conditions) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const std::string& condition) { return meets_one(article, condition); });
}

Words describe(const Article& article, Chance& chance) {
    const Family& family = *article.family;
    std::vector<Words> chosen;
    const auto take = [&](const std::vector<Sentence>& sentences, std::size_t count) {
        std::vector<Words> words = sayable(article, sentences, chance);
        words.resize(std::min(words.size(), count));
        chosen.insert(chosen.end(), words.begin(), words.end());
    };
    take(family.openings, 1);
    if (chosen.empty()) throw std::runtime_error(fmt::format("nothing opens {}", article.name.nl));
    take(family.facts, chance.happens(0.6) ? 2 : 1);
    if (chosen.size() < 3 || chance.happens(0.4)) take(family.closings, 1);
    Words text;
    for (const Words& sentence : chosen) {
        text.nl += (text.nl.empty() ? "" : " ") + sentence.nl;
        text.en += (text.en.empty() ? "" : " ") + sentence.en;
    }
    return text;
}

std::vector<ArticleReview> review(const Article& article, const std::vector<std::string>& reviewers, Chance& chance) {
    std::vector<const ReviewRule*> fitting;
    for (const ReviewRule& rule : article.family->reviews) {
        if (meets(article, rule.conditions)) fitting.push_back(&rule);
    }
    chance.shuffle(fitting);
    std::vector<std::string> authors = reviewers;
    chance.shuffle(authors);
    std::vector<ArticleReview> reviews;
    const std::size_t count = std::min<std::size_t>(fitting.size(), static_cast<std::size_t>(chance.between(2, 4)));
    for (std::size_t at = 0; at < count; ++at) {
        reviews.push_back({authors[at], fitting[at]->stars, fitting[at]->text});
    }
    return reviews;
}

}  // namespace zuil::demo
