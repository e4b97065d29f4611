#pragma once

#include <string>
#include <vector>

#include "assets/demo/generator/article.hpp"

namespace zuil::demo {

// A number as each language writes it: "1,5 kg" and "1.5 kg".
Words in_words(double value, double step, const Words& unit);

// Does the article meet all of them? Throws on a condition that is not known.
bool meets(const Article& article, const std::vector<std::string>& conditions);

// Two to four sentences that fit the article, its facts filled in.
Words describe(const Article& article, Chance& chance);
std::vector<ArticleReview> review(const Article& article, const std::vector<std::string>& reviewers, Chance& chance);

}  // namespace zuil::demo
