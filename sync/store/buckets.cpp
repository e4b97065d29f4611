#include <charconv>

#include "platform/base/check.hpp"
#include "platform/secrets/content_hash.hpp"
#include "sync/store/generation_parts.hpp"

// What was written of each article is noted as a hash, and the hashes of a 256th of the articles as one sum, so that
// what is served can be told from what somebody or something made of the file since.
namespace zuil {
namespace {

std::uint64_t short_hash(std::string_view content) {
    constexpr std::size_t digits = 16;
    const std::string hash = content_hash(content);
    std::uint64_t number = 0;
    std::from_chars(hash.data(), hash.data() + digits, number, digits);
    return number;
}

// Integers of SQLite have a sign and do not wrap around.
std::int64_t to_kept(std::uint64_t number) { return static_cast<std::int64_t>(number); }
std::uint64_t from_kept(std::int64_t number) { return static_cast<std::uint64_t>(number); }

}  // namespace

int bucket_of(const ProductId& id) { return static_cast<int>(short_hash(id.text()) % bucket_count); }

// Of all that listings, screens and scans read of an article; not of its stock, which is read anew every few minutes.
Result<std::uint64_t> GenerationWriter::Parts::row_hash(Row product) {
    std::string content;
    const auto add = [&](Statement& row) -> Status {
        for (int column = 0; column < row.columns(); ++column) content.append(row.text(column)).append("\x1f");
        content += '\x1e';
        return {};
    };
    TRY_DO(each_row(database,
                    "SELECT id, brand, price, list_price, stars, rating_count, popularity, hex(categories),"
                    " hex(attribute_values) FROM product WHERE row = ?",
                    add, product));
    TRY_DO(each_row(database, "SELECT name, card, body FROM product_text WHERE product = ?", add, product));
    TRY_DO(each_row(database, "SELECT id, sku, gtin FROM variant WHERE product = ? ORDER BY row", add, product));
    return short_hash(content);
}

Status GenerationWriter::Parts::add_to_bucket(int bucket, std::uint64_t hash, int rows) {
    std::uint64_t sum = hash;
    TRY_DO(each_row(
        database, "SELECT sum, rows FROM bucket WHERE number = ?",
        [&](Statement& row) -> Status {
            sum += from_kept(row.integer(0));
            rows += static_cast<int>(row.integer(1));
            return {};
        },
        bucket));
    return run_sql(database, "INSERT OR REPLACE INTO bucket(number, sum, rows) VALUES (?, ?, ?)", bucket, to_kept(sum),
                   rows);
}

Status GenerationWriter::Parts::note_hash(Row product, const ProductId& id) {
    TRY_DO(forget_hash(product));
    TRY(const std::uint64_t hash, row_hash(product));
    const int bucket = bucket_of(id);
    TRY_DO(run_sql(database, "INSERT INTO product_hash(product, bucket, hash) VALUES (?, ?, ?)", product, bucket,
                   to_kept(hash)));
    return add_to_bucket(bucket, hash, 1);
}

Status GenerationWriter::Parts::forget_hash(Row product) {
    std::optional<std::pair<int, std::uint64_t>> before;
    TRY_DO(each_row(
        database, "SELECT bucket, hash FROM product_hash WHERE product = ?",
        [&](Statement& row) -> Status {
            before = {static_cast<int>(row.integer(0)), from_kept(row.integer(1))};
            return {};
        },
        product));
    if (!before) return {};
    TRY_DO(run_sql(database, "DELETE FROM product_hash WHERE product = ?", product));
    return add_to_bucket(before->first, 0 - before->second, -1);
}

Result<BucketDrift> GenerationWriter::check_bucket(int bucket) {
    BucketDrift drift{.bucket = bucket};
    Database& database = parts_->database;
    std::vector<std::pair<Row, std::uint64_t>> noted;
    TRY_DO(each_row(
        database, "SELECT product, hash FROM product_hash WHERE bucket = ?",
        [&](Statement& row) -> Status {
            noted.emplace_back(static_cast<Row>(row.integer(0)), from_kept(row.integer(1)));
            return {};
        },
        bucket));
    std::uint64_t sum = 0;
    for (const auto& [row, hash] : noted) {
        sum += hash;
        TRY(const std::uint64_t now, parts_->row_hash(row));
        if (now == hash) continue;
        TRY(const auto id, find_text(database, "SELECT id FROM product WHERE row = ?", row));
        drift.has_gaps = drift.has_gaps || !id || bucket_of(ProductId{*id}) != bucket;
        if (id) drift.changed.emplace_back(*id);
    }
    TRY(const auto known, find_integer(database, "SELECT sum FROM bucket WHERE number = ?", bucket));
    TRY(const auto rows, find_integer(database, "SELECT rows FROM bucket WHERE number = ?", bucket));
    const bool is_whole = from_kept(known.value_or(0)) == sum && rows.value_or(0) == std::ssize(noted);
    drift.has_gaps = drift.has_gaps || !is_whole;
    if (bucket != 0 || drift.any()) return drift;
    TRY_DO(each_row(database, "SELECT id FROM product WHERE row NOT IN (SELECT product FROM product_hash) LIMIT 100",
                    [&](Statement& row) -> Status {
                        ProductId id{std::string{row.text(0)}};
                        if (drift.changed.empty()) drift.bucket = bucket_of(id);
                        if (bucket_of(id) == drift.bucket) drift.changed.push_back(std::move(id));
                        return {};
                    }));
    return drift;
}

// An article that is not what was written is hidden rather than sold at a price that nobody set.
Status GenerationWriter::empty_drifted(const BucketDrift& drift, std::span<const SyncMark> marks) {
    ENSURE(drift.changed.size() <= catalogue_rows_max);
    return parts_->change(marks, [&]() -> Status {
        ProductRows rows{*parts_};
        const int bucket = drift.bucket;
        for (const ProductId& id : drift.changed) TRY_DO(rows.remove(id));
        Database& database = parts_->database;
        TRY_DO(run_sql(database,
                       "DELETE FROM product_hash WHERE bucket = ? AND product NOT IN (SELECT row FROM product)",
                       bucket));
        TRY_DO(run_sql(database, "DELETE FROM bucket WHERE number = ?", bucket));
        std::vector<std::uint64_t> hashes;
        TRY_DO(each_row(
            database, "SELECT hash FROM product_hash WHERE bucket = ?",
            [&](Statement& row) -> Status {
                hashes.push_back(from_kept(row.integer(0)));
                return {};
            },
            bucket));
        std::uint64_t sum = 0;
        for (const std::uint64_t hash : hashes) sum += hash;
        return parts_->add_to_bucket(bucket, sum, static_cast<int>(hashes.size()));
    });
}

}  // namespace zuil
