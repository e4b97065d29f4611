#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil {

// Words that the shop's customers use for the same thing, from a file that the shop edits: a line each, words or
// phrases separated by commas ("fiets, rijwiel, stalen ros"), which then find each other; "tv => televisie,
// beeldscherm" finds the right side for the left one only. What follows a # is a remark.
class Synonyms {
public:
    // bad_data names the line and what is wrong with it.
    static Result<Synonyms> parse(std::string_view text);

    using Phrase = std::vector<std::string>;  // of words as the tokenizer cuts them
    // What these words in this order may also be called.
    std::span<const Phrase> of(std::span<const std::string> words) const;
    std::size_t longest() const { return longest_; }  // phrase, in words

private:
    void add(const Phrase& phrase, const Phrase& other);

    std::map<Phrase, std::vector<Phrase>> others_;
    std::size_t longest_ = 0;
};

}  // namespace zuil
