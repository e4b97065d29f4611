#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/product.hpp"
#include "sync/model/stock.hpp"
#include "sync/model/store.hpp"

namespace zuil {

// How far a sync has come, under a name of its own: a page cursor, a change mark. Written in the same transaction as
// the rows that it covers, so it is never ahead of them.
struct SyncMark {
    std::string name;
    std::string value;
};

struct RefusedRow {
    std::string id;
    std::string reason;
    WallTime at{};
};

struct CatalogueCounts {
    int products = 0;
    int variants = 0;
    int categories = 0;
    int stores = 0;
    int refused_rows = 0;  // ever, in this generation
};

struct PriceLeaps {
    int compared = 0;  // articles that are in both
    int leaps = 0;
    bool currency_is_another = false;
};

// Articles are looked after in so many parts, by a hash of their id.
inline constexpr int bucket_count = 256;
int bucket_of(const ProductId& id);

// What is served of a part is not what was written.
struct BucketDrift {
    int bucket = 0;  // all of it belongs there
    std::vector<ProductId> changed;
    bool has_gaps = false;  // an article, or what was noted of it, is gone

    bool any() const { return has_gaps || !changed.empty(); }
};

// At most so many rows go into one transaction; more is a bug.
inline constexpr std::size_t catalogue_rows_max = 500;

// One generation of the catalogue: one SQLite file. Every call that changes it is one transaction.
class GenerationWriter {
public:
    struct Parts;
    explicit GenerationWriter(std::unique_ptr<Parts> parts);
    GenerationWriter(const GenerationWriter&) = delete;
    GenerationWriter& operator=(const GenerationWriter&) = delete;
    ~GenerationWriter();

    int number() const;
    // Everything was read and finish() ended well.
    bool complete() const;

    // A category or store that is absent from the list is taken away. The same list again costs next to nothing.
    Status set_categories(const std::vector<Category>& categories, std::span<const SyncMark> marks = {});
    Status set_stores(const std::vector<Store>& stores, std::span<const SyncMark> marks = {});
    // Replaces each product as a whole, its variants included. What cannot be kept (no variant, a price out of range,
    // a variant that another product has) is refused with a reason and hidden; the rest goes in.
    Status put_products(std::span<const Product> products, std::span<const SyncMark> marks = {});
    Status remove_products(std::span<const ProductId> ids, std::span<const SyncMark> marks = {});
    // A product that is left without a variant goes too.
    Status remove_variants(std::span<const VariantId> ids, std::span<const SyncMark> marks = {});
    // Answers how many levels belong to no known variant or store and were left out.
    Result<int> put_stock(std::span<const StockLevel> levels, std::span<const SyncMark> marks = {});
    // After all stock was read: takes away what the shop named neither in this round nor in the one before, for paging
    // by offset may skip a row once. Some of it at a time, `after` a row of a variant; false at the end, and then a new
    // round begins.
    Result<bool> sweep_stock(std::int64_t& after);
    // Rows that the shop's connector refused. The last thousand are kept, all are counted; the same row for the same
    // reason once.
    Status note_refused(std::span<const RefusedRow> rows);
    Status set_marks(std::span<const SyncMark> marks);
    Result<std::string> mark(std::string_view name);  // empty when never set

    Result<CatalogueCounts> counts();
    Result<std::vector<RefusedRow>> refused(int newest_max);
    // Compares what is there with what was written: some milliseconds for each hundred articles of the bucket. With the
    // first one, articles that came in past the writer are looked for, of whatever bucket they are.
    Result<BucketDrift> check_bucket(int bucket);
    // Hides what is not as it was written, and notes what is left.
    Status empty_drifted(const BucketDrift& drift, std::span<const SyncMark> marks);
    // How many of these articles cost more than `ratio` times what they cost here, or less than that part of it, or
    // could not be kept any more. Differences below one major unit do not count.
    Result<int> price_leaps(std::span<const Product> products, int ratio);
    // The same of this generation's articles, as they cost in the one before.
    Result<PriceLeaps> price_leaps_since(GenerationWriter& before, int ratio);
    // Those of these articles that are here, each once.
    Result<std::vector<ProductId>> present(std::span<const ProductId> ids);
    // Keys in order, for comparing with a key sweep; `after` is empty at the start.
    Result<std::vector<ProductId>> product_ids(const ProductId& after, int count_max);
    Result<std::vector<VariantId>> variant_ids(const VariantId& after, int count_max);

    // The end of a full read: optimises the indexes, checks the file and marks it complete. A few milliseconds at a
    // time, a tenth of a second for the longest table of 100,000 articles; to be called until it answers true.
    Result<bool> finish_some();
    // All of it at once: about a second for 100,000 articles.
    Status finish();

private:
    friend class CatalogueWriter;
    std::unique_ptr<Parts> parts_;
};

// The data folder's catalogue: which generation is served, and which is being built. The one place that writes to it.
//
// A generation is a file catalogue-<n>.db; state.db holds the number that readers open. The very first generation is
// served while it grows. Files are disposable: a damaged one is dropped and read from the shop again.
class CatalogueWriter {
public:
    static Result<std::unique_ptr<CatalogueWriter>> open(const std::filesystem::path& folder, const Clock& clock);
    CatalogueWriter();
    CatalogueWriter(const CatalogueWriter&) = delete;
    CatalogueWriter& operator=(const CatalogueWriter&) = delete;
    ~CatalogueWriter();

    // nullptr: there is none. While the first generation grows, both are the same.
    GenerationWriter* served();
    GenerationWriter* building();

    // Starts a new generation, or goes on with the half-built one.
    Status begin();
    // Throws the half-built one away.
    Status discard();
    // Serves the one that was built; it must be complete. One commit.
    Status flip();
    // The program did not end in order. The files are sound after that unless the disk lied, so this is no reason to
    // wait at the start; but then the served file is to be checked once: it reads all of it, about a second for 100,000
    // articles. bad_data: drop_served().
    bool ended_badly() const;
    Status check_served();
    // Takes away the generation before the served one, when that one has served long enough.
    Status remove_previous();
    // After a failed fsync every call on its file is refused until this went well.
    bool must_reopen() const;
    Status reopen();
    // The served file turned out to be damaged: goes back to the one before it, or to none.
    Status drop_served();

    // The generation before the served one, while it is kept; 0: there is none.
    Result<int> previous();
    // Somebody wants the generation before this one back: it is served again, and this one and what was being built go.
    // It stays as it is until let_go(), over restarts too. not_found: there is none any more. One commit.
    Status go_back();
    bool is_held_back() const;
    Status let_go();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
