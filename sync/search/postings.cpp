#include "sync/search/postings.hpp"

#include <algorithm>

namespace zuil {
namespace {

std::uint8_t times_of(const Occurrence& one) {
    return static_cast<std::uint8_t>(one.title | (one.words << 2U) | (one.description << 4U));
}

std::uint64_t varint_bytes(std::uint32_t number) {
    std::uint64_t bytes = 1;
    for (; number >= 0x80; number >>= 7U) ++bytes;
    return bytes;
}

void write_varint(std::uint32_t number, std::uint8_t*& at) {
    for (; number >= 0x80; number >>= 7U) *at++ = static_cast<std::uint8_t>((number & 0x7FU) | 0x80U);
    *at++ = static_cast<std::uint8_t>(number);
}

}  // namespace

std::uint32_t first_letter_bit(std::string_view word) {
    if (word.empty()) return 0;
    const auto letter = static_cast<unsigned char>(word.front());
    if (letter >= 'a' && letter <= 'z') return 1U << (letter - 'a');
    if (letter >= '0' && letter <= '9') return 1U << 26U;
    return 1U << (27U + letter % 5U);
}

void Postings::take_shape(Row article, const ArticleWords& words, const Dictionary& dictionary) {
    if (article >= shapes_.size()) shapes_.resize(article + 1);
    ArticleShape& shape = shapes_[article];
    shape = {words.title_length, words.words_length, words.description_length, true, 0};
    for (const WordId word : words.title) shape.first_letters |= first_letter_bit(dictionary.word(word));
    ++articles_;
    lengths_[0] += words.title_length;
    lengths_[1] += words.words_length;
    lengths_[2] += words.description_length;
}

void Postings::forget_shape(Row article) {
    ArticleShape& shape = shapes_[article];
    --articles_;
    lengths_[0] -= shape.title;
    lengths_[1] -= shape.words;
    lengths_[2] -= shape.description;
    shape = {};
}

double Postings::average(std::size_t field) const {
    if (articles_ == 0) return 1;
    return std::max(1.0, static_cast<double>(lengths_[field]) / static_cast<double>(articles_));
}

// The first round measures the lists, the second writes each to its place: nothing is ever moved.
void Postings::build(const std::function<void(const Take&)>& each, Dictionary& dictionary) {
    *this = {};
    const std::size_t words = dictionary.last() + 1;
    std::vector<Row> before(words);
    begin_.assign(words + 1, 0);
    each([&](Row article, const ArticleWords& found) {
        take_shape(article, found, dictionary);
        for (const Occurrence& one : found.occurrences) {
            if (one.word >= words) continue;
            const bool is_plain = times_of(one) == once_in_title;
            begin_[one.word + 1] += varint_bytes((article - before[one.word]) << 1U) + (is_plain ? 0 : 1);
            before[one.word] = article;
            dictionary.count(one.word, 1);
        }
    });
    for (std::size_t word = 1; word < begin_.size(); ++word) begin_[word] += begin_[word - 1];
    lists_.resize(begin_.back());
    std::vector<std::uint8_t*> end(words);
    for (std::size_t word = 0; word < words; ++word) end[word] = lists_.data() + begin_[word];
    std::fill(before.begin(), before.end(), 0);
    each([&](Row article, const ArticleWords& found) {
        for (const Occurrence& one : found.occurrences) {
            if (one.word >= words) continue;
            const bool is_plain = times_of(one) == once_in_title;
            write_varint(((article - before[one.word]) << 1U) | (is_plain ? 1U : 0U), end[one.word]);
            if (!is_plain) *end[one.word]++ = times_of(one);
            before[one.word] = article;
        }
    });
}

void Postings::remove(Row article, Dictionary& dictionary) {
    if (article >= shapes_.size() || !shapes_[article].exists) return;
    forget_shape(article);
    ++changed_;
    const auto fresh = fresh_words_.find(article);
    if (fresh == fresh_words_.end()) {
        replaced_.add(article);
        return;
    }
    for (const WordId word : fresh->second) {
        std::erase_if(fresh_[word], [&](const Entry& entry) { return entry.article == article; });
        dictionary.count(word, -1);
    }
    fresh_words_.erase(fresh);
}

void Postings::put(Row article, const ArticleWords& words, Dictionary& dictionary) {
    remove(article, dictionary);
    ++changed_;
    take_shape(article, words, dictionary);
    std::vector<WordId>& own = fresh_words_[article];
    for (const Occurrence& one : words.occurrences) {
        if (one.word > dictionary.last()) continue;
        fresh_[one.word].push_back({article, times_of(one)});
        dictionary.count(one.word, 1);
        own.push_back(one.word);
    }
}

}  // namespace zuil
