#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sync/search/word_index_writer.hpp"
#include "sync/store/catalogue_schema.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "sync/store/sql.hpp"

namespace zuil {

// Rows of a small table by name, made when a name is new. What it remembers must be forgotten when the transaction that
// made the row is undone.
class NamedRows {
public:
    NamedRows(std::string_view select, std::string_view insert) : select_{select}, insert_{insert} {}

    template <class... More>
    Result<Row> row_of(Database& database, const std::string& name, const More&... more) {
        if (const auto known = known_.find(name); known != known_.end()) return known->second;
        TRY(auto row, find_integer(database, select_, name));
        if (!row) {
            TRY_DO(run_sql(database, insert_, name, more...));
            row = database.last_row_id();
        }
        return known_.emplace(name, static_cast<Row>(*row)).first->second;
    }
    void forget() { known_.clear(); }

private:
    std::string_view select_;
    std::string_view insert_;
    std::unordered_map<std::string, Row> known_;
};

struct GenerationWriter::Parts {
    Parts(int the_number, Database the_database, const Clock& the_clock)
        : number{the_number}, database{std::move(the_database)}, words{database}, clock{&the_clock} {}

    int number;
    Database database;
    WordIndexWriter words;
    const Clock* clock;
    // How far the end has come; after a restart it begins anew.
    bool is_analysed = false;
    std::optional<std::vector<std::string>> unchecked_tables;
    bool is_served = false;              // somebody may be reading it: tell what changes
    std::optional<Database> first_seen;  // the generation before, which knows since when an article is here

    NamedRows brands{"SELECT row FROM brand WHERE name = ?", "INSERT INTO brand(name) VALUES (?)"};
    NamedRows categories{
        "SELECT row FROM category WHERE id = ?",
        "INSERT INTO category(id, parent, name, image, position, listed) VALUES (?, '', '[]', '', 0, 0)"};
    NamedRows attributes{"SELECT row FROM attribute WHERE key = ?", "INSERT INTO attribute(key, name) VALUES (?, ?)"};
    std::unordered_map<std::string, Row> attribute_values;  // by "<attribute row>:<value>"

    // Runs `change` and the marks as one transaction.
    template <class Change>
    Status change(std::span<const SyncMark> marks, Change change) {
        TRY(auto transaction, database.begin());
        Status done = change();
        if (done) done = write_marks(marks);
        if (done) done = transaction.commit();
        if (!done) forget_rows();
        return done;
    }
    Status write_marks(std::span<const SyncMark> marks);
    Status touch(Row product);
    Result<std::uint64_t> row_hash(Row product);
    Status note_hash(Row product, const ProductId& id);
    Status forget_hash(Row product);
    Status add_to_bucket(int bucket, std::uint64_t hash, int rows);
    Status refuse(std::string_view id, std::string_view reason, WallTime at);
    Result<std::int64_t> fact(std::string_view name);
    Status set_fact(std::string_view name, std::int64_t value);
    // Whether this text is another one than the last under that name; keeps it.
    Result<bool> is_news(std::string_view name, const std::string& text);
    void forget_rows();
};

// Writing one product, inside a transaction.
class ProductRows {
public:
    explicit ProductRows(GenerationWriter::Parts& parts) : parts_{&parts} {}
    // Takes away the variants that the product, as it comes, no longer has; they may belong to another one now.
    Status release_variants(const Product& product);
    Status put(const Product& product);
    Status remove(const ProductId& id);
    Status remove(const VariantId& id);

private:
    struct Facts;
    Result<std::string> why_not(const Product& product);
    Result<std::string> why_no_variants(const Product& product);
    Result<Facts> facts_of(const Product& product);
    Result<Row> value_row(const std::string& key, const LocalText& name, const LocalText& value);
    Result<std::int64_t> first_seen(const ProductId& id);
    Result<Row> put_facts(const Product& product, const Facts& facts);
    Status put_variants(const Product& product, Row row);
    Status remove_variant(Row variant);
    Result<std::string> category_names(const std::vector<Row>& categories);
    Status put_words(const Product& product, const Facts& facts, Row row);

    GenerationWriter::Parts* parts_;
};

}  // namespace zuil
