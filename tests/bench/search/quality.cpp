#include "tests/bench/search/quality.hpp"

#include <fmt/format.h>

namespace zuil::test {

void print_quality(const std::string& name, SearchEngine& engine, const std::vector<QuerySet>& sets) {
    constexpr int looked_at = 10;
    for (const QuerySet& set : sets) {
        double first = 0;
        double found = 0;
        double reciprocal = 0;
        double nothing = 0;
        for (const KnownQuery& query : set.queries) {
            const std::vector<std::string> ids = engine.find(query.text, looked_at);
            if (ids.empty()) ++nothing;
            for (std::size_t rank = 0; rank < ids.size(); ++rank) {
                if (!query.wanted.contains(ids[rank])) continue;
                if (rank == 0) ++first;
                ++found;
                reciprocal += 1.0 / static_cast<double>(rank + 1);
                break;
            }
        }
        const auto count = static_cast<double>(set.queries.size());
        fmt::print("{:<22} {:<28} first {:5.1f} %  in ten {:5.1f} %  MRR@10 {:.3f}  nothing {:5.1f} %  ({})\n", name,
                   set.name, 100 * first / count, 100 * found / count, reciprocal / count, 100 * nothing / count,
                   set.queries.size());
    }
    std::fflush(stdout);
}

}  // namespace zuil::test
