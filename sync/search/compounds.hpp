#pragma once

#include <string_view>
#include <vector>

#include "sync/search/dictionary.hpp"

// Words that are made of words. The catalogue's own words are the best that can be known about them.
namespace zuil {

// The two or three known words that a word is made of ("koffie", "molen" of "koffiemolen"; "verkeer", "bord" of
// "verkeersbord"), of several ways that of the most frequent ones. Empty when it is not.
std::vector<WordId> parts_of(const Dictionary& dictionary, std::string_view word);

// Words of the catalogue that end in this one, or begin with it, and whose rest is known: "klopboormachine" and
// "boormachinekoffer" for "boormachine".
struct CompoundsWith {
    std::vector<WordId> as_head;      // it is what the word says that it is
    std::vector<WordId> as_modifier;  // it is what that is for, or of
};
CompoundsWith compounds_with(const Dictionary& dictionary, std::string_view word);

}  // namespace zuil
