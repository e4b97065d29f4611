#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "platform/base/check.hpp"
#include "sync/store/generation_parts.hpp"
#include "sync/store/product_json.hpp"

namespace zuil {
namespace {

constexpr int refused_kept = 1'000;
// A reader that is further behind reads everything anew, which is quicker than that many single looks.
constexpr int touched_kept = 20'000;

}  // namespace

Status GenerationWriter::Parts::write_marks(std::span<const SyncMark> marks) {
    for (const SyncMark& mark : marks)
        TRY_DO(run_sql(database, "INSERT OR REPLACE INTO mark(name, value) VALUES (?, ?)", mark.name, mark.value));
    return {};
}

Status GenerationWriter::Parts::touch(Row product) {
    if (!is_served) return {};
    TRY_DO(run_sql(database, "INSERT INTO touched(product) VALUES (?)", product));
    const std::int64_t seq = database.last_row_id();
    // Now and then, for a range that costs no more than looking at it.
    if (seq % 1'000 != 0) return {};
    return run_sql(database, "DELETE FROM touched WHERE seq <= ?", seq - touched_kept);
}

// A row that is refused again and again for one reason is one refusal.
Status GenerationWriter::Parts::refuse(std::string_view id, std::string_view reason, WallTime at) {
    TRY(const auto known, find_integer(database, "SELECT seq FROM refused WHERE id = ? AND reason = ?", id, reason));
    if (known) return run_sql(database, "UPDATE refused SET at = ? WHERE seq = ?", to_sql(at), *known);
    TRY_DO(run_sql(database, "INSERT INTO refused(id, reason, at) VALUES (?, ?, ?)", id, reason, to_sql(at)));
    return run_sql(database, "DELETE FROM refused WHERE seq <= ?", database.last_row_id() - refused_kept);
}

Result<std::int64_t> GenerationWriter::Parts::fact(std::string_view name) {
    TRY(const auto value, find_integer(database, "SELECT value FROM fact WHERE name = ?", name));
    return value.value_or(0);
}

Status GenerationWriter::Parts::set_fact(std::string_view name, std::int64_t value) {
    return run_sql(database, "INSERT OR REPLACE INTO fact(name, value) VALUES (?, ?)", name, value);
}

Result<bool> GenerationWriter::Parts::is_news(std::string_view name, const std::string& text) {
    TRY(const auto before, find_text(database, "SELECT value FROM fact WHERE name = ?", name));
    if (before == text) return false;
    TRY_DO(run_sql(database, "INSERT OR REPLACE INTO fact(name, value) VALUES (?, ?)", name, text));
    return true;
}

void GenerationWriter::Parts::forget_rows() {
    brands.forget();
    categories.forget();
    attributes.forget();
    attribute_values.clear();
    words.forget();
}

GenerationWriter::GenerationWriter(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
GenerationWriter::~GenerationWriter() = default;

int GenerationWriter::number() const { return parts_->number; }

bool GenerationWriter::complete() const { return parts_->fact("complete").value_or(0) != 0; }

Status GenerationWriter::set_categories(const std::vector<Category>& categories, std::span<const SyncMark> marks) {
    std::string whole;
    for (const Category& category : categories)
        whole += fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1e", category.id.text(), category.parent.text(),
                             local_text_to_json(category.name), category.image_url, category.position);
    return parts_->change(marks, [&]() -> Status {
        TRY(const bool is_news, parts_->is_news("categories", whole));
        if (!is_news) return {};
        TRY_DO(parts_->database.execute("UPDATE category SET listed = 0"));
        for (const Category& category : categories) {
            TRY_DO(run_sql(parts_->database,
                           "INSERT INTO category(id, parent, name, image, position, listed) VALUES (?, ?, ?, ?, ?, 1)"
                           " ON CONFLICT(id) DO UPDATE SET parent = excluded.parent, name = excluded.name,"
                           " image = excluded.image, position = excluded.position, listed = 1",
                           category.id.text(), category.parent.text(), local_text_to_json(category.name),
                           category.image_url, category.position));
        }
        return parts_->touch(0);
    });
}

Status GenerationWriter::set_stores(const std::vector<Store>& stores, std::span<const SyncMark> marks) {
    std::string whole;
    for (const Store& store : stores) whole += store_to_json(store) + '\x1e';
    return parts_->change(marks, [&]() -> Status {
        TRY(const bool is_news, parts_->is_news("stores", whole));
        if (!is_news) return {};
        TRY_DO(parts_->database.execute("UPDATE store SET listed = 0"));
        int position = 0;
        for (const Store& store : stores) {
            TRY_DO(run_sql(parts_->database,
                           "INSERT INTO store(id, position, body, listed) VALUES (?, ?, ?, 1)"
                           " ON CONFLICT(id) DO UPDATE SET position = excluded.position, body = excluded.body,"
                           " listed = 1",
                           store.id.text(), position++, store_to_json(store)));
        }
        TRY_DO(parts_->database.execute("DELETE FROM stock WHERE store IN (SELECT row FROM store WHERE listed = 0)"));
        return parts_->touch(0);
    });
}

Status GenerationWriter::put_products(std::span<const Product> products, std::span<const SyncMark> marks) {
    ENSURE(products.size() <= catalogue_rows_max);
    return parts_->change(marks, [&]() -> Status {
        ProductRows rows{*parts_};
        std::set<ProductId> seen;
        for (const Product& product : products) TRY_DO(rows.release_variants(product));
        for (const Product& product : products) {
            if (seen.insert(product.id).second) {
                TRY_DO(rows.put(product));
            } else {
                TRY_DO(parts_->refuse(product.id.text(), "the same page names it twice", parts_->clock->wall()));
            }
        }
        return {};
    });
}

Status GenerationWriter::remove_products(std::span<const ProductId> ids, std::span<const SyncMark> marks) {
    ENSURE(ids.size() <= catalogue_rows_max);
    return parts_->change(marks, [&]() -> Status {
        ProductRows rows{*parts_};
        for (const ProductId& id : ids) TRY_DO(rows.remove(id));
        return {};
    });
}

Status GenerationWriter::remove_variants(std::span<const VariantId> ids, std::span<const SyncMark> marks) {
    ENSURE(ids.size() <= catalogue_rows_max);
    return parts_->change(marks, [&]() -> Status {
        ProductRows rows{*parts_};
        for (const VariantId& id : ids) TRY_DO(rows.remove(id));
        return {};
    });
}

Result<int> GenerationWriter::put_stock(std::span<const StockLevel> levels, std::span<const SyncMark> marks) {
    ENSURE(levels.size() <= catalogue_rows_max);
    int unknown = 0;
    Database& database = parts_->database;
    const Status done = parts_->change(marks, [&]() -> Status {
        TRY(const std::int64_t round, parts_->fact("stock round"));
        TRY(auto place, database.prepare("SELECT variant.row, variant.product, store.row FROM variant, store"
                                         " WHERE variant.id = ? AND store.id = ? AND store.listed = 1"));
        for (const StockLevel& level : levels) {
            place.bind_all(level.variant.text(), level.store.text());
            TRY(const bool is_known, place.step());
            if (!is_known) {
                ++unknown;
                continue;
            }
            const std::int64_t variant = place.integer(0);
            const auto product = static_cast<Row>(place.integer(1));
            const std::int64_t store = place.integer(2);
            const int quantity = std::max(level.quantity, 0);
            TRY(const auto before,
                find_integer(database, "SELECT quantity FROM stock WHERE variant = ? AND store = ?", variant, store));
            TRY_DO(run_sql(database,
                           "INSERT OR REPLACE INTO stock(variant, store, quantity, shelf, as_of, round)"
                           " VALUES (?, ?, ?, ?, ?, ?)",
                           variant, store, quantity, level.shelf, to_sql(level.as_of), round));
            if (before != quantity) TRY_DO(parts_->touch(product));
        }
        return {};
    });
    if (!done) return tl::unexpected<Error>{done.error()};
    return unknown;
}

Result<bool> GenerationWriter::sweep_stock(std::int64_t& after) {
    // With the figures of ten stores some milliseconds.
    constexpr std::int64_t variants_per_sweep = 2'000;
    Database& database = parts_->database;
    const std::int64_t from = after;
    const std::int64_t to = from + variants_per_sweep;
    bool has_more = false;
    const Status done = parts_->change({}, [&]() -> Status {
        TRY(const std::int64_t round, parts_->fact("stock round"));
        std::set<Row> products;
        TRY_DO(each_row(
            database,
            "SELECT variant.product FROM stock JOIN variant ON variant.row = stock.variant"
            " WHERE stock.variant > ? AND stock.variant <= ? AND stock.round < ?",
            [&](Statement& row) -> Status {
                products.insert(static_cast<Row>(row.integer(0)));
                return {};
            },
            from, to, round - 1));
        if (!products.empty()) {
            TRY_DO(run_sql(database, "DELETE FROM stock WHERE variant > ? AND variant <= ? AND round < ?", from, to,
                           round - 1));
        }
        for (const Row product : products) TRY_DO(parts_->touch(product));
        TRY(const auto last, find_integer(database, "SELECT max(variant) FROM stock"));
        has_more = last.value_or(0) > to;
        return has_more ? Status{} : parts_->set_fact("stock round", round + 1);
    });
    if (!done) return tl::unexpected<Error>{done.error()};
    after = to;
    return has_more;
}

Status GenerationWriter::note_refused(std::span<const RefusedRow> rows) {
    return parts_->change({}, [&]() -> Status {
        for (const RefusedRow& row : rows) TRY_DO(parts_->refuse(row.id, row.reason, row.at));
        return {};
    });
}

Status GenerationWriter::set_marks(std::span<const SyncMark> marks) {
    return parts_->change(marks, []() -> Status { return {}; });
}

Result<std::string> GenerationWriter::mark(std::string_view name) {
    TRY(auto value, find_text(parts_->database, "SELECT value FROM mark WHERE name = ?", name));
    return std::move(value).value_or("");
}

Result<CatalogueCounts> GenerationWriter::counts() {
    const auto count = [&](std::string_view sql) -> Result<int> {
        TRY(const auto number, find_integer(parts_->database, sql));
        return static_cast<int>(number.value_or(0));
    };
    CatalogueCounts counts;
    TRY(counts.products, count("SELECT count(*) FROM product"));
    TRY(counts.variants, count("SELECT count(*) FROM variant"));
    TRY(counts.categories, count("SELECT count(*) FROM category WHERE listed = 1"));
    TRY(counts.stores, count("SELECT count(*) FROM store WHERE listed = 1"));
    TRY(counts.refused_rows, count("SELECT max(seq) FROM refused"));
    return counts;
}

Result<std::vector<RefusedRow>> GenerationWriter::refused(int newest_max) {
    std::vector<RefusedRow> rows;
    TRY_DO(each_row(
        parts_->database, "SELECT id, reason, at FROM refused ORDER BY seq DESC LIMIT ?",
        [&](Statement& row) -> Status {
            rows.push_back({std::string{row.text(0)}, std::string{row.text(1)}, wall_time_of(row.integer(2))});
            return {};
        },
        newest_max));
    return rows;
}

namespace {

template <class IdType>
Result<std::vector<IdType>> ids_after(Database& database, std::string_view table, const IdType& after, int count_max) {
    std::vector<IdType> ids;
    TRY_DO(each_row(
        database, fmt::format("SELECT id FROM {} WHERE id > ? ORDER BY id LIMIT ?", table),
        [&](Statement& row) -> Status {
            ids.emplace_back(std::string{row.text(0)});
            return {};
        },
        after.text(), count_max));
    return ids;
}

}  // namespace

Result<std::vector<ProductId>> GenerationWriter::present(std::span<const ProductId> ids) {
    std::vector<ProductId> here;
    for (const ProductId& id : ids) {
        TRY(const auto found, find_integer(parts_->database, "SELECT 1 FROM product WHERE id = ?", id.text()));
        if (found && std::ranges::find(here, id) == here.end()) here.push_back(id);
    }
    return here;
}

Result<std::vector<ProductId>> GenerationWriter::product_ids(const ProductId& after, int count_max) {
    return ids_after(parts_->database, "product", after, count_max);
}

Result<std::vector<VariantId>> GenerationWriter::variant_ids(const VariantId& after, int count_max) {
    return ids_after(parts_->database, "variant", after, count_max);
}

Status GenerationWriter::finish() {
    for (;;) {
        TRY(const bool is_finished, finish_some());
        if (is_finished) return {};
    }
}

Result<bool> GenerationWriter::finish_some() {
    Database& database = parts_->database;
    if (!parts_->is_analysed) {
        // So many rows of each index say enough; all of them would take a second.
        TRY_DO(database.execute("PRAGMA analysis_limit=400; ANALYZE"));
        parts_->is_analysed = true;
        return false;
    }
    if (!parts_->unchecked_tables) {
        parts_->unchecked_tables.emplace();
        TRY_DO(each_row(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0",
                        [&](Statement& row) -> Status {
                            parts_->unchecked_tables->emplace_back(row.text(0));
                            return {};
                        }));
        return false;
    }
    if (!parts_->unchecked_tables->empty()) {
        TRY_DO(database.quick_check(parts_->unchecked_tables->back()));
        parts_->unchecked_tables->pop_back();
        return false;
    }
    TRY_DO(parts_->set_fact("complete", 1));
    TRY_DO(database.checkpoint());
    return true;
}

}  // namespace zuil
