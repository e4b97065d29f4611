#include "sync/search/ranking.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/sync/search/indexed_articles.hpp"

namespace zuil {

TEST_CASE("a rarer word weighs more, and a longer field less") {
    const RankWeights weights;
    CHECK(idf(1'000, 1) > idf(1'000, 10));
    CHECK(idf(1'000, 1'000) > 0);
    CHECK(idf(10, 50) == idf(10, 10));
    CHECK(length_norm(weights, 5, 5) == Catch::Approx(1));
    CHECK(length_norm(weights, 10, 5) < 1);
    CHECK(saturated(weights, 1) == Catch::Approx(1));
    CHECK(saturated(weights, 100) < 1 + weights.k1);
}

TEST_CASE("merits stay small beside words") {
    const RankWeights weights;
    CHECK(share_of(0, 100) == 0);
    CHECK(share_of(100, 100) == Catch::Approx(1));
    CHECK(share_of(5, 0) == 0);
    CHECK(rating_share(500, 1) < rating_share(400, 100));
    CHECK(merit(weights, {1, 1, 1}) < 0.2);
}

TEST_CASE("the name counts for more than what else is said about an article, and that for more than its description") {
    IndexedArticles articles;
    const Row described = articles.add("Tas voor onderweg", "reizen", "", "Hierin past een camera.");
    const Row bag = articles.add("Tas voor thuis", "camera");
    const Row camera = articles.add("Camera compact", "reizen");
    CHECK(articles.found("camera") == std::vector{camera, bag, described});
}

TEST_CASE("words that stand beside each other in the name are what was meant") {
    IndexedArticles articles;
    const Row apart = articles.add("Shower tray with round head board");
    const Row together = articles.add("Round tray with shower head board");
    CHECK(articles.found("shower head") == std::vector{together, apart});
    articles.settings.weights.pair = 0;
    CHECK(articles.found("shower head") == std::vector{apart, together});
}

TEST_CASE("the more of the words an article has the better, and what has all of them is always there") {
    IndexedArticles articles;
    const Row two = articles.add("Lamp rood groot");
    const Row one = articles.add("Lamp blauw klein");
    const Row all = articles.add("Een heel lange naam van een grote mooie lamp die rood en ook rond is");
    const Row none = articles.add("Stoel");
    const auto found = articles.found("lamp rood rond");
    CHECK(found == std::vector{all, two, one});
    CHECK(std::find(found.begin(), found.end(), none) == found.end());
}

TEST_CASE("of articles that fit equally the popular one and the one in this store come first") {
    IndexedArticles articles;
    for (int n = 0; n < 3; ++n) articles.add("Waterkoker staal");
    const std::vector<float> merit{0, 0, 0.06F, 0};
    CHECK(articles.find("waterkoker", Spelling::corrected, {.merit = merit}).articles == std::vector<Row>{2, 1, 3});
    RowSet here;
    here.add(3);
    CHECK(articles.find("waterkoker", Spelling::corrected, {.here = &here}).articles == std::vector<Row>{3, 1, 2});
    // Neither lifts what fits worse by a word.
    const Row better = articles.add("Waterkoker glas");
    CHECK(articles.find("waterkoker glas", Spelling::corrected, {.merit = merit, .here = &here}).articles.front() ==
          better);
}

}  // namespace zuil
