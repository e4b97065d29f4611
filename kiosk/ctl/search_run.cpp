#include "kiosk/ctl/search_run.hpp"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <set>

#include "kiosk/ctl/product_file.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_writer.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

constexpr int ranks_max = 100;
constexpr int notes_max = 20;  // of what was left out of rows that were taken

// Where the catalogue is for as long as it is asked.
class ScratchFolder {
public:
    static Result<ScratchFolder> make() {
        std::string name = (fs::temp_directory_path() / "zuilctl-search-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) return fail(Errc::store_fault, "no temporary folder can be made");
        return ScratchFolder{name};
    }
    explicit ScratchFolder(fs::path path) : path_{std::move(path)} {}
    ScratchFolder(ScratchFolder&& other) noexcept : path_{std::exchange(other.path_, {})} {}
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

Result<std::ifstream> open_to_read(const fs::path& file) {
    std::ifstream stream{file};
    if (!stream) return fail(Errc::not_found, file.string() + " cannot be read");
    return stream;
}

struct FeedRead {
    std::vector<Product> products;
    std::map<std::string, Category> categories;
    int refused = 0;
    int notes = 0;
};

void say(const fs::path& file, int line, const std::string& what) {
    fmt::print(stderr, "{}:{}: {}\n", file.string(), line, what);
}

Result<FeedRead> read_feed(const fs::path& file) {
    TRY(std::ifstream stream, open_to_read(file));
    FeedRead feed;
    std::set<std::string> ids;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.empty()) continue;
        auto filed = read_filed_product(line);
        const bool is_new = filed && ids.insert(filed->product.id.text()).second;
        if (!filed || !is_new) {
            say(file, number, "refused: " + (filed ? "its id stands further up already" : filed.error().detail));
            ++feed.refused;
            continue;
        }
        for (const std::string& note : filed->left_out) {
            if (++feed.notes <= notes_max) say(file, number, "taken without its " + note);
        }
        for (Category& category : filed->categories)
            feed.categories.try_emplace(category.id.text(), std::move(category));
        feed.products.push_back(std::move(filed->product));
    }
    if (feed.notes > notes_max)
        fmt::print(stderr, "{} more rows were taken without something that was wrong\n", feed.notes - notes_max);
    return feed;
}

Status write_catalogue(const FeedRead& feed, const fs::path& folder) {
    const SystemClock clock;
    TRY(const auto writer, CatalogueWriter::open(folder, clock));
    TRY_DO(writer->begin());
    GenerationWriter& generation = *writer->building();
    std::vector<Category> categories;
    for (const auto& [id, category] : feed.categories) categories.push_back(category);
    TRY_DO(generation.set_categories(categories));
    const std::span<const Product> products{feed.products};
    for (std::size_t from = 0; from < products.size(); from += catalogue_rows_max)
        TRY_DO(generation.put_products(products.subspan(from, std::min(catalogue_rows_max, products.size() - from))));
    TRY(const auto refused, generation.refused(1'000));
    for (const RefusedRow& row : refused) fmt::print(stderr, "refused: article {}: {}\n", row.id, row.reason);
    TRY(const CatalogueCounts counts, generation.counts());
    TRY_DO(generation.finish());
    fmt::print(stderr, "{} articles taken, {} rows refused\n", counts.products, feed.refused + counts.refused_rows);
    return writer->flip();
}

Status answer_queries(const SearchRun& run, CatalogueReader& reader) {
    TRY(std::ifstream queries, open_to_read(run.queries));
    std::ofstream out{run.run};
    int number = 0;
    for (std::string line; std::getline(queries, line);) {
        ++number;
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) {
            if (!line.empty()) say(run.queries, number, "refused: a query id, a tab and a text are expected");
            continue;
        }
        SearchQuestion question;
        question.text = line.substr(tab + 1);
        question.products_max = ranks_max;
        TRY(const SearchAnswer answer, reader.search(question));
        int rank = 0;
        for (const ProductCard& card : answer.products)
            out << line.substr(0, tab) << '\t' << card.product.text() << '\t' << ++rank << '\n';
    }
    out.flush();
    if (!out) return fail(Errc::store_fault, run.run.string() + " cannot be written");
    return {};
}

}  // namespace

Status run_search(const SearchRun& run) {
    TRY(const ScratchFolder folder, ScratchFolder::make());
    {
        TRY(const FeedRead feed, read_feed(run.feed));
        TRY_DO(write_catalogue(feed, folder.path()));
    }
    TRY(const auto reader, CatalogueReader::open(folder.path()));
    return answer_queries(run, *reader);
}

}  // namespace zuil
