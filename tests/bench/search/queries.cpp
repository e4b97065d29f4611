#include "tests/bench/search/queries.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "platform/base/random.hpp"
#include "platform/text/text.hpp"

namespace zuil::test {
namespace {

using Words = std::vector<std::string>;

// The benchmark's own idea of a word, not the engine's: letters and digits between spaces.
Words plain_words(const std::string& name) {
    Words words;
    std::string word;
    for (const char letter : folded(name) + ' ') {
        const bool is_part = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (is_part) word += letter;
        if (!is_part && !word.empty()) words.push_back(std::exchange(word, {}));
    }
    return words;
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

bool is_plain(const std::string& word) {
    return std::all_of(word.begin(), word.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

class Drawer {
public:
    Drawer(const std::vector<Product>& articles, std::uint64_t seed) : random_{seed} {
        for (const Product& article : articles) {
            names_.push_back(plain_words(article.name.first()));
            ids_.push_back(article.id.text());
            same_[joined(names_.back())].insert(ids_.back());
            std::set<std::string> distinct{names_.back().begin(), names_.back().end()};
            for (const std::string& word : distinct) ++articles_[word];
        }
    }

    // Two or three words of a name, in its order; one of them in few articles, so that one can know what is meant.
    std::vector<KnownQuery> known_items(std::size_t count) {
        return draw(count, [&](const Words& name, std::size_t at) -> std::string {
            Words words;
            for (const std::string& word : name) {
                if (word.size() >= 3 && is_plain(word)) words.push_back(word);
            }
            if (words.size() < 2) return {};
            while (words.size() > 3)
                words.erase(words.begin() + static_cast<std::ptrdiff_t>(random_.below(words.size())));
            const bool is_telling =
                std::any_of(words.begin(), words.end(), [&](const std::string& word) { return articles_[word] <= 20; });
            return is_telling && at < names_.size() ? joined(words) : std::string{};
        });
    }

    // A compound of the name typed in its parts, with one more word of the name where there is one.
    std::vector<KnownQuery> split_compounds(std::size_t count) {
        return with_compound(count,
                             [](const std::string& front, const std::string& tail) { return front + ' ' + tail; });
    }
    // Only what it is at heart: "boormachine" for a "klopboormachine".
    std::vector<KnownQuery> compound_heads(std::size_t count) {
        return with_compound(count, [](const std::string&, const std::string& tail) { return tail; });
    }
    // Two neighbours of the name typed as one word.
    std::vector<KnownQuery> missing_spaces(std::size_t count) {
        return draw(count, [&](const Words& name, std::size_t) -> std::string {
            if (name.size() < 3) return {};
            const auto at = static_cast<std::size_t>(random_.below(name.size() - 1));
            if (name[at].size() < 4 || name[at + 1].size() < 4 || !is_plain(name[at] + name[at + 1])) return {};
            if (articles_.contains(name[at] + name[at + 1])) return {};
            Words words = name;
            words[at] += words[at + 1];
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
            return joined(words);
        });
    }

private:
    template <class Make>
    std::vector<KnownQuery> draw(std::size_t count, Make make) {
        std::vector<KnownQuery> queries;
        for (std::size_t tries = 0; queries.size() < count && tries < 400 * count; ++tries) {
            const auto at = static_cast<std::size_t>(random_.below(names_.size()));
            std::string text = make(names_[at], at);
            if (!text.empty()) queries.push_back({std::move(text), same_[joined(names_[at])]});
        }
        return queries;
    }

    template <class Write>
    std::vector<KnownQuery> with_compound(std::size_t count, Write write) {
        return draw(count, [&](const Words& name, std::size_t) -> std::string {
            for (std::size_t at = 0; at < name.size(); ++at) {
                const auto [front, tail] = parts(name[at]);
                if (front.empty()) continue;
                std::string text = write(front, tail);
                Words others;
                for (const std::string& word : name) {
                    if (word != name[at] && word.size() >= 4 && articles_[word] <= 50) others.push_back(word);
                }
                if (others.empty()) return {};
                return text + ' ' + others[random_.below(others.size())];
            }
            return {};
        });
    }

    // Where both parts are words of five articles or more each, and of four letters or more.
    std::pair<std::string, std::string> parts(const std::string& word) {
        if (word.size() < 9 || !is_plain(word)) return {};
        for (std::size_t cut = 4; cut + 4 <= word.size(); ++cut) {
            const auto front = articles_.find(word.substr(0, cut));
            const auto tail = articles_.find(word.substr(cut));
            if (front != articles_.end() && tail != articles_.end() && front->second >= 5 && tail->second >= 5)
                return {front->first, tail->first};
        }
        return {};
    }

    SeededRandom random_;
    std::vector<Words> names_;
    Words ids_;
    std::map<std::string, std::set<std::string>> same_;
    std::unordered_map<std::string, int> articles_;
};

QuerySet with_slips(QuerySet set, std::uint64_t seed) {
    set.name += ", a slip";
    for (KnownQuery& query : set.queries) query.text = with_slip(query.text, seed++);
    return set;
}

}  // namespace

std::string with_slip(const std::string& text, std::uint64_t seed) {
    constexpr std::size_t letters_least = 5;
    SeededRandom random{seed};
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end - begin >= letters_least) words.emplace_back(begin, end);
        begin = end + 1;
    }
    if (words.empty()) return text;
    const auto [begin, end] = words[random.below(words.size())];
    const std::size_t at = begin + random.below(end - begin);
    const char letter = static_cast<char>('a' + random.below(26));
    std::string slipped = text;
    switch (random.below(4)) {
    case 0: slipped.insert(at, 1, letter); break;
    case 1: slipped.erase(at, 1); break;
    case 2: slipped[at] = letter; break;
    default: std::swap(slipped[at], slipped[at + 1 < end ? at + 1 : at - 1]); break;
    }
    return slipped;
}

std::vector<QuerySet> query_sets(const std::vector<Product>& articles, std::size_t queries, std::uint64_t seed) {
    Drawer drawer{articles, seed};
    std::vector<QuerySet> sets;
    sets.push_back({"known items", drawer.known_items(queries)});
    sets.push_back(with_slips(sets.back(), seed));
    sets.push_back({"compounds in parts", drawer.split_compounds(queries)});
    sets.push_back({"heads of compounds", drawer.compound_heads(queries)});
    sets.push_back(with_slips(sets[2], seed));
    sets.push_back({"missing spaces", drawer.missing_spaces(queries)});
    std::erase_if(sets, [](const QuerySet& set) { return set.queries.empty(); });
    return sets;
}

}  // namespace zuil::test
