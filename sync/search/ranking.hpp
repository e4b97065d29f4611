#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

// What makes one article stand before another: the whole formula, and nothing of it anywhere else.
//
//   score = (sum over the words of the query of  idf * best(likeness * found)
//            + pair * sum over neighbours in the query that are neighbours in the name of  min(idf, idf))
//           * (1 + all_words, when every word was found)
//           * (1 + exact_name, when the name has no word more than the query)
//           * (1 + popularity * p + rating * r + newness * n) * (1 + in_stock_here, when it lies in this store)
//
//   found    = f * (k1 + 1) / (f + k1),  f = sum over name, words and description of
//              weight of the field * times in it / (1 - b + b * its length / its average length)
//   idf      = ln(1 + (articles - having + 1/2) / (having + 1/2))
//   likeness = how near the article's word is to what was typed: 1 for the word itself, less for the others below
//
// k1 and b are those that did best on judged queries of shoppers; so did a bonus for neighbours. An article's
// popularity, rating and age decide between articles that fit equally, and never lift one that fits worse by a word.
namespace zuil {

struct RankWeights {
    double k1 = 0.6;
    double b = 0.4;
    // Fields. The words are brand, categories and the values of attributes and options.
    double title = 1.0;
    double words = 0.5;
    double description = 0.15;
    double code = 1.5;  // an article number or bar code that was typed at least in part
    // Between words.
    double pair = 0.3;
    double all_words = 0.1;
    double exact_name = 0.05;
    // About the article, each from 0 to 1 of it.
    double popularity = 0.06;
    double rating = 0.03;
    double newness = 0.02;
    double in_stock_here = 0.05;
    // Likeness.
    double stem = 0.95;
    double joined = 0.9;  // "koffie molen" in "koffiemolen"
    double synonym = 0.85;
    double amount = 0.8;       // "8" in "8 ft"
    double misspelled = 0.8;   // a rare word that may be a slip
    double compound = 0.6;     // "boormachine" in "klopboormachine"
    double part = 0.35;        // "koffie" in "koffiezetapparaat"
    double completion = 0.25;  // "lamp" in "lampoil", while it may still be typed; as whole a word that nothing else is
};

// How often a word is in each field of an article, and how long each is by its average.
struct FieldTimes {
    double title = 0;
    double words = 0;
    double description = 0;
};

inline double idf(double articles, double having) {
    const double within = having > articles ? articles : having;
    return std::log(1 + (articles - within + 0.5) / (within + 0.5));
}

// What a field's length takes away from a word in it.
inline double length_norm(const RankWeights& weights, double length, double average) {
    return 1 / (1 - weights.b + weights.b * length / average);
}

// `times` are already weighed and divided by length.
inline double saturated(const RankWeights& weights, double times) {
    return times * (weights.k1 + 1) / (times + weights.k1);
}

// Of whatever there is no more than `most` of: half of that is most of it already.
inline double share_of(double value, double most) {
    return most <= 0 || value <= 0 ? 0 : std::log1p(value) / std::log1p(most);
}

// Stars in hundredths; a few ratings say less than many.
inline double rating_share(int stars_hundredths, int count) {
    return stars_hundredths / 500.0 * count / (count + 10.0);
}

struct Merits {
    double popularity = 0;
    double rating = 0;
    double newness = 0;
};
inline double merit(const RankWeights& weights, const Merits& of) {
    return weights.popularity * of.popularity + weights.rating * of.rating + weights.newness * of.newness;
}

}  // namespace zuil
