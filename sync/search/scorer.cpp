#include "sync/search/scorer.hpp"

#include <algorithm>
#include <array>

namespace zuil {
namespace {

// Articles with some of the words only are listed as far as they are among so many best.
constexpr std::size_t some_words_max = 100;
// So many are put in order; nobody looks further.
constexpr std::size_t ordered_max = 1'000;
// Of so many the names are looked at.
constexpr std::size_t named_max = 200;
// Words this near count as neighbours in a name.
constexpr double pair_likeness = 0.7;

// What a word in a field of some length is worth, by length.
class FieldNorms {
public:
    FieldNorms(const RankWeights& weights, double field, double average) {
        for (std::size_t length = 0; length < norms_.size(); ++length)
            norms_[length] = static_cast<float>(field * length_norm(weights, static_cast<double>(length), average));
    }
    float of(std::uint8_t length) const { return norms_[length]; }

private:
    std::array<float, 256> norms_{};
};

bool has_word(const QueryTerm& term, WordId word) {
    const auto found = std::lower_bound(term.words.begin(), term.words.end(), word,
                                        [](const LikeWord& like, WordId id) { return like.word < id; });
    return found != term.words.end() && found->word == word && found->likeness >= pair_likeness;
}

}  // namespace

class Scorer::Pass {
public:
    Pass(Scorer& scorer, const Postings& postings, const RankWeights& weights, const WantedWords& query,
         const ArticleMerits& merits)
        : at_{scorer},
          postings_{postings},
          weights_{weights},
          query_{query},
          merits_{merits},
          title_{weights, weights.title, postings.average_title()},
          words_{weights, weights.words, postings.average_words()},
          description_{weights, weights.description, postings.average_description()},
          all_{static_cast<std::uint16_t>((1U << query.terms.size()) - 1)} {
        at_.scores_.resize(postings.row_limit());
        at_.now_.resize(postings.row_limit());
        at_.having_.resize(postings.row_limit());
    }
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;
    ~Pass() {
        for (const Row article : found_) {
            at_.scores_[article] = 0;
            at_.having_[article] = 0;
        }
    }

    Result<std::vector<Row>> run(const TitleOf& title_of) {
        for (std::size_t n = 0; n < query_.terms.size(); ++n) score_term(n);
        for (std::size_t n = 0; n < query_.terms.size(); ++n) {
            if (query_.terms[n].first_letter != 0) score_first_letter(n);
        }
        find_best();
        if (query_.terms.size() > 1) TRY_DO(add_pairs(title_of));
        return listed();
    }

private:
    void take(Row article, float worth) {
        float& now = at_.now_[article];
        if (now == 0) touched_.push_back(article);
        now = std::max(now, worth);
    }

    void score_term(std::size_t n) {
        const QueryTerm& term = query_.terms[n];
        const auto k1 = static_cast<float>(weights_.k1);
        for (const LikeWord& like : term.words) {
            const auto most = static_cast<float>(like.likeness * term.idf * (weights_.k1 + 1));
            postings_.visit(like.word, [&](Row article, std::uint8_t times) {
                const ArticleShape& shape = postings_.shape(article);
                float worth = static_cast<float>(times & 3U) * title_.of(shape.title);
                if (times > 3) {
                    worth += static_cast<float>((times >> 2U) & 3U) * words_.of(shape.words) +
                             static_cast<float>(times >> 4U) * description_.of(shape.description);
                }
                take(article, most * worth / (worth + k1));
            });
        }
        for (const FittingArticles& fitting : term.fitting) {
            for (const Row article : fitting.articles) {
                if (article < postings_.row_limit() && postings_.shape(article).exists)
                    take(article, static_cast<float>(fitting.score));
            }
        }
        settle(n);
    }

    // One letter alone is in every other article: it only tells apart what other words found, unless there are none.
    void score_first_letter(std::size_t n) {
        const std::uint32_t letter = query_.terms[n].first_letter;
        const auto bit = static_cast<std::uint16_t>(1U << n);
        const auto worth = static_cast<float>(weights_.completion * weights_.part);
        const auto begins_so = [&](Row article) {
            return (postings_.shape(article).first_letters & letter) != 0 && (at_.having_[article] & bit) == 0;
        };
        const auto add = [&](Row article) {
            at_.having_[article] |= bit;
            at_.scores_[article] += worth * title_.of(postings_.shape(article).title);
        };
        if (query_.terms.size() > 1) {
            for (const Row article : found_) {
                if (begins_so(article)) add(article);
            }
            return;
        }
        for (Row article = 0; article < postings_.row_limit(); ++article) {
            if (!begins_so(article)) continue;
            found_.push_back(article);
            add(article);
        }
    }

    void settle(std::size_t n) {
        for (const Row article : touched_) {
            if (at_.having_[article] == 0) found_.push_back(article);
            at_.having_[article] |= static_cast<std::uint16_t>(1U << n);
            at_.scores_[article] += at_.now_[article];
            at_.now_[article] = 0;
        }
        touched_.clear();
    }

    bool has_all(Row article) const { return at_.having_[article] == all_; }

    float factor(Row article) const {
        double factor = article < merits_.merit.size() ? 1 + static_cast<double>(merits_.merit[article]) : 1;
        if (merits_.here != nullptr && merits_.here->has(article)) factor *= 1 + weights_.in_stock_here;
        if (has_all(article)) {
            factor *= 1 + weights_.all_words;
            if (postings_.shape(article).title == query_.terms.size()) factor *= 1 + weights_.exact_name;
        }
        return static_cast<float>(factor);
    }

    bool is_better(Row a, Row b) const {
        return at_.scores_[a] != at_.scores_[b] ? at_.scores_[a] > at_.scores_[b] : a < b;
    }

    void order_best() {
        std::sort(best_.begin(), best_.end(), [this](Row a, Row b) { return is_better(a, b); });
    }

    // Of half a million that a letter finds, nearly all are worse than the thousandth of those before them.
    void find_best() {
        float least = -1;
        const auto drop_worst = [&] {
            const auto end = best_.begin() + static_cast<std::ptrdiff_t>(ordered_max);
            std::nth_element(best_.begin(), end, best_.end(), [this](Row a, Row b) { return is_better(a, b); });
            best_.erase(end, best_.end());
            least = at_.scores_[*std::min_element(best_.begin(), best_.end(),
                                                  [this](Row a, Row b) { return at_.scores_[a] < at_.scores_[b]; })];
        };
        for (const Row article : found_) {
            const float score = at_.scores_[article] *= factor(article);
            if (score <= least) continue;
            best_.push_back(article);
            if (best_.size() >= 4 * ordered_max) drop_worst();
        }
        if (best_.size() > ordered_max) drop_worst();
        order_best();
    }

    // A word that is both of two says so even more clearly.
    double pairs_in(const std::vector<WordId>& title) const {
        double pairs = 0;
        for (std::size_t n = 0; n + 1 < query_.terms.size(); ++n) {
            const QueryTerm& left = query_.terms[n];
            const QueryTerm& right = query_.terms[n + 1];
            for (std::size_t at = 0; at < title.size(); ++at) {
                if (!has_word(left, title[at])) continue;
                const bool is_pair =
                    has_word(right, title[at]) || (at + 1 < title.size() && has_word(right, title[at + 1]));
                if (!is_pair) continue;
                pairs += std::min(left.idf, right.idf);
                break;
            }
        }
        return pairs;
    }

    Status add_pairs(const TitleOf& title_of) {
        std::vector<WordId> title;
        for (std::size_t n = 0; n < std::min(named_max, best_.size()); ++n) {
            const Row article = best_[n];
            TRY_DO(title_of(article, title));
            at_.scores_[article] += static_cast<float>(weights_.pair * pairs_in(title)) * factor(article);
        }
        order_best();
        return {};
    }

    std::vector<Row> listed() {
        std::vector<Row> articles;
        articles.reserve(found_.size());
        for (std::size_t n = 0; n < best_.size(); ++n) {
            if (n < some_words_max || has_all(best_[n])) articles.push_back(best_[n]);
            at_.now_[best_[n]] = 1;  // it has had its turn
        }
        for (const Row article : found_) {
            if (has_all(article) && at_.now_[article] == 0) articles.push_back(article);
        }
        for (const Row article : best_) at_.now_[article] = 0;
        return articles;
    }

    Scorer& at_;
    const Postings& postings_;
    const RankWeights& weights_;
    const WantedWords& query_;
    const ArticleMerits& merits_;
    FieldNorms title_;
    FieldNorms words_;
    FieldNorms description_;
    std::uint16_t all_;
    std::vector<Row> touched_;
    std::vector<Row> found_;
    std::vector<Row> best_;
};

Result<std::vector<Row>> Scorer::rank(const Postings& postings, const RankWeights& weights, const WantedWords& query,
                                      const ArticleMerits& merits, const TitleOf& title_of) {
    Pass pass{*this, postings, weights, query, merits};
    return pass.run(title_of);
}

}  // namespace zuil
