#include <algorithm>
#include <span>

#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/bench/search/engine.hpp"
#include "tests/bench/search/figures.hpp"

namespace zuil::test {
namespace {

// Through the catalogue, as the screen does.
class OurEngine final : public SearchEngine {
public:
    OurEngine(std::filesystem::path folder, bool with_facets) : folder_{std::move(folder)}, with_facets_{with_facets} {}

    void fill(const std::vector<Product>& articles) override {
        const SystemClock clock;
        const auto writer = need(CatalogueWriter::open(folder_, clock));
        need(writer->begin());
        const std::span<const Product> all{articles};
        for (std::size_t from = 0; from < all.size(); from += catalogue_rows_max)
            need(writer->building()->put_products(all.subspan(from, std::min(catalogue_rows_max, all.size() - from))));
        need(writer->building()->finish());
        need(writer->flip());
    }

    std::vector<std::string> find(const std::string& text, int count) override {
        std::vector<std::string> ids;
        const SearchAnswer answer = need(reader().search({.text = text, .products_max = count}));
        for (const ProductCard& card : answer.products) ids.push_back(card.product.text());
        return ids;
    }

    std::size_t type(const std::string& text) override {
        if (!with_facets_) return need(reader().search({.text = text})).products.size();
        ListingQuery query;
        query.text = text;
        query.sort = ListingSort::relevance;
        return need(reader().listing(query)).cards.size();
    }

private:
    CatalogueReader& reader() {
        if (!reader_) reader_ = need(CatalogueReader::open(folder_));
        return *reader_;
    }

    std::filesystem::path folder_;
    bool with_facets_;
    std::unique_ptr<CatalogueReader> reader_;
};

}  // namespace

std::unique_ptr<SearchEngine> make_our_engine(const std::filesystem::path& folder, bool with_facets) {
    return std::make_unique<OurEngine>(folder, with_facets);
}

}  // namespace zuil::test
