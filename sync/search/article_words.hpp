#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sync/search/dictionary.hpp"

// The words of one article as its row in the catalogue's file holds them: the words of its name in their order, and of
// its other texts each word once. A varint each, a few bytes an article.
namespace zuil {

// How often an article has a word, per field; more than three times is three times.
struct Occurrence {
    WordId word = 0;
    std::uint8_t title = 0;
    std::uint8_t words = 0;
    std::uint8_t description = 0;
};

struct ArticleWords {
    std::vector<WordId> title;            // in the order of the name
    std::vector<Occurrence> occurrences;  // of all fields, each word once, sorted
    // In words, at most 255.
    std::uint8_t title_length = 0;
    std::uint8_t words_length = 0;
    std::uint8_t description_length = 0;
};

std::vector<std::byte> pack_words(std::span<const WordId> title, std::span<const WordId> words,
                                  std::span<const WordId> description);
// Bytes that do not hold give what could be read of them: they are this machine's own.
void unpack_words(std::span<const std::byte> packed, ArticleWords& into);
void unpack_title(std::span<const std::byte> packed, std::vector<WordId>& into);

// Varints, 7 bits a byte, the lowest first.
template <class Bytes>
void put_varint(std::uint32_t number, Bytes& bytes) {
    for (; number >= 0x80; number >>= 7U)
        bytes.push_back(static_cast<typename Bytes::value_type>((number & 0x7FU) | 0x80U));
    bytes.push_back(static_cast<typename Bytes::value_type>(number));
}
// Moves on; 0 behind the end.
template <class Byte>
std::uint32_t take_varint(const Byte*& at, const Byte* end) {
    std::uint32_t number = 0;
    for (unsigned shift = 0; at != end && shift < 35; shift += 7) {
        const auto byte = static_cast<std::uint32_t>(*at++);
        number |= (byte & 0x7FU) << shift;
        if (byte < 0x80) break;
    }
    return number;
}

}  // namespace zuil
