#include "sync/search/article_words.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr std::uint32_t times_max = 3;

std::uint8_t as_length(std::size_t count) { return static_cast<std::uint8_t>(std::min<std::size_t>(count, 255)); }

void pack_each_once(std::span<const WordId> words, std::vector<std::byte>& packed) {
    std::vector<WordId> sorted{words.begin(), words.end()};
    std::sort(sorted.begin(), sorted.end());
    std::size_t distinct = 0;
    for (std::size_t n = 0; n < sorted.size(); ++n) {
        if (n == 0 || sorted[n] != sorted[n - 1]) ++distinct;
    }
    put_varint(as_length(words.size()), packed);
    put_varint(static_cast<std::uint32_t>(distinct), packed);
    WordId before = 0;
    for (std::size_t n = 0; n < sorted.size();) {
        const std::size_t begin = n;
        while (n < sorted.size() && sorted[n] == sorted[begin]) ++n;
        const auto times = std::min(static_cast<std::uint32_t>(n - begin), times_max);
        put_varint(((sorted[begin] - before) << 2U) | times, packed);
        before = sorted[begin];
    }
}

struct Reader {
    const std::byte* at;
    const std::byte* end;

    std::uint32_t next() { return take_varint(at, end); }
    bool has_more() const { return at != end; }
};

template <class Take>
std::uint8_t take_each_once(Reader& reader, Take take) {
    const auto length = static_cast<std::uint8_t>(reader.next());
    WordId word = 0;
    for (std::uint32_t left = reader.next(); left > 0 && reader.has_more(); --left) {
        const std::uint32_t packed = reader.next();
        word += packed >> 2U;
        take(word, static_cast<std::uint8_t>(packed & 3U));
    }
    return length;
}

void take_title(Reader& reader, std::vector<WordId>& into) {
    into.clear();
    for (std::uint32_t left = reader.next(); left > 0 && reader.has_more(); --left) into.push_back(reader.next());
}

}  // namespace

std::vector<std::byte> pack_words(std::span<const WordId> title, std::span<const WordId> words,
                                  std::span<const WordId> description) {
    std::vector<std::byte> packed;
    put_varint(static_cast<std::uint32_t>(title.size()), packed);
    for (const WordId word : title) put_varint(word, packed);
    pack_each_once(words, packed);
    pack_each_once(description, packed);
    return packed;
}

void unpack_title(std::span<const std::byte> packed, std::vector<WordId>& into) {
    Reader reader{packed.data(), packed.data() + packed.size()};
    take_title(reader, into);
}

void unpack_words(std::span<const std::byte> packed, ArticleWords& into) {
    Reader reader{packed.data(), packed.data() + packed.size()};
    take_title(reader, into.title);
    into.title_length = as_length(into.title.size());
    std::vector<Occurrence>& all = into.occurrences;
    all.clear();
    for (const WordId word : into.title) all.push_back({.word = word, .title = 1});
    into.words_length =
        take_each_once(reader, [&](WordId word, std::uint8_t times) { all.push_back({.word = word, .words = times}); });
    into.description_length = take_each_once(
        reader, [&](WordId word, std::uint8_t times) { all.push_back({.word = word, .description = times}); });
    std::sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) { return a.word < b.word; });
    std::size_t kept = 0;
    const auto sum = [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(std::min(a + b, 3)); };
    for (const Occurrence& one : all) {
        if (kept > 0 && all[kept - 1].word == one.word) {
            Occurrence& same = all[kept - 1];
            same.title = sum(same.title, one.title);
            same.words = sum(same.words, one.words);
            same.description = sum(same.description, one.description);
        } else {
            all[kept++] = one;
        }
    }
    all.resize(kept);
}

}  // namespace zuil
