#include "sync/shops/medusa/changes.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "sync/shops/changes_place.hpp"
#include "sync/shops/medusa/catalogue.hpp"
#include "sync/shops/medusa/lists.hpp"
#include "sync/shops/medusa/rows.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

// The lists that tell of changes, in the order in which they are read.
struct ChangeList {
    char phase;
    const char* path;
    const char* rows;         // the key of the rows in the answer
    const char* product_key;  // where a row names its product
    const char* changed;      // the filter that means "since"
    bool shows_deleted;
};
constexpr std::array change_lists{
    ChangeList{'p', "/admin/products", "products", "id", "updated_at[$gt]", false},
    // A new price moves the variant, not the product.
    ChangeList{'v', "/admin/product-variants", "variants", "product_id", "updated_at[$gt]", false},
    ChangeList{'d', "/admin/products", "products", "id", "deleted_at[$gt]", true},
    ChangeList{'w', "/admin/products", "products", "id", "variants[deleted_at][$gt]", true},
};
constexpr std::string_view phases = "pvdw";

// One reading under way; it lives in the callback of the request that it waits for.
class ChangesReading : public std::enable_shared_from_this<ChangesReading> {
public:
    ChangesReading(Client& client, const Clock& clock, const MedusaOptions& options, ChangesPlace place,
                   Done<Changes> done)
        : client_{client}, clock_{clock}, options_{options}, place_{std::move(place)}, done_{std::move(done)} {}

    void read();
    void begin_without_mark();

private:
    const ChangeList& list() const { return *std::ranges::find(change_lists, place_.phase, &ChangeList::phase); }
    ListQuestion<ChangedRows> question() const;
    void on_rows(Result<ListPage<ChangedRows>> page);
    void on_products(Result<ProductPage> page);
    void note_clock(std::optional<WallTime> server_clock);
    void finish();

    Client& client_;
    const Clock& clock_;
    const MedusaOptions& options_;
    ChangesPlace place_;
    const Done<Changes> done_;
    Changes changes_;
    std::vector<std::string> products_;
};

void ChangesReading::note_clock(std::optional<WallTime> server_clock) {
    if (place_.new_mark == WallTime{}) place_.new_mark = server_clock.value_or(clock_.wall());
}

ListQuestion<ChangedRows> ChangesReading::question() const {
    const ChangeList& list = this->list();
    RequestPath path{list.path};
    path.with("fields", std::string_view{list.product_key} == "id" ? "id" : "id,product_id");
    path.with(list.changed, iso_moment(place_.since));
    if (list.shows_deleted) path.with("with_deleted", "true");
    // As many products are fetched for them at most.
    return admin_list<ChangedRows>(client_, options_, options_.page_products, std::move(path),
                                   [&list](const Answer& answer) {
                                       auto rows = read_changed_rows(list.rows, list.product_key, answer.json);
                                       if (rows) rows->server_clock = answer.server_clock;
                                       return rows;
                                   });
}

void ChangesReading::begin_without_mark() {
    place_.phase = phases.front();
    place_.since = clock_.wall();
    question().ask({.skip = 0, .take = 1}, [self = shared_from_this()](Result<ChangedRows> rows) {
        if (!rows) return self->done_(tl::unexpected<Error>{std::move(rows).error()});
        self->note_clock(rows->server_clock);
        self->changes_.mark = to_mark(self->place_.new_mark);
        self->done_(std::move(self->changes_));
    });
}

void ChangesReading::read() {
    ask_page<ChangedRows>(question(), place_.page,
                          [self = shared_from_this()](auto page) { self->on_rows(std::move(page)); });
}

void ChangesReading::on_rows(Result<ListPage<ChangedRows>> page) {
    if (!page) return done_(tl::unexpected<Error>{std::move(page).error()});
    note_clock(page->page.server_clock);
    place_.page = page->next();
    const auto& products = page->page.products;
    products_.assign(products.begin() + static_cast<std::ptrdiff_t>(page->settled.first), products.end());
    std::ranges::sort(products_);
    products_.erase(std::unique(products_.begin(), products_.end()), products_.end());
    std::erase(products_, "");
    if (products_.empty()) return finish();
    fetch_products(client_, options_, products_,
                   [self = shared_from_this()](auto found) { self->on_products(std::move(found)); });
}

void ChangesReading::on_products(Result<ProductPage> page) {
    if (!page) return done_(tl::unexpected<Error>{std::move(page).error()});
    for (std::string& id : products_) {
        if (std::ranges::find(page->ids, id) == page->ids.end()) changes_.removed.emplace_back(std::move(id));
    }
    for (ProductRow& row : page->rows) {
        std::ranges::move(row.bad_rows, std::back_inserter(changes_.bad_rows));
        if (row.product) {
            changes_.products.push_back(*std::move(row.product));
        } else {
            changes_.removed.push_back(std::move(row.id));
        }
    }
    finish();
}

void ChangesReading::finish() {
    if (place_.page.empty()) {
        const std::size_t next = phases.find(place_.phase) + 1;
        if (next == phases.size()) {
            changes_.mark = to_mark(place_.new_mark);
            return done_(std::move(changes_));
        }
        place_.phase = phases[next];
        // What fits one answer goes into one: most of the time there is nothing in any list.
        if (changes_.products.empty() && changes_.removed.empty()) return read();
    }
    changes_.next = to_cursor(place_);
    done_(std::move(changes_));
}

}  // namespace

Result<ChangedRows> read_changed_rows(std::string_view list, std::string_view product_key, const Json& json) {
    const JsonReader answer{json, ""};
    ChangedRows page;
    TRY(page.total, read_total(answer));
    TRY_DO(for_each(answer, list, [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        page.ids.push_back(std::move(id));
        // A variant whose product has gone names none; the product itself tells of it.
        page.products.push_back(row.string_or(product_key, ""));
        return {};
    }));
    return page;
}

void ask_changes(Client& client, const Clock& clock, const MedusaOptions& options, const std::string& mark,
                 const PageCursor& from, Done<Changes> done) {
    auto place =
        from.empty() ? begin_changes(phases.front(), mark, options.overlap) : parse_changes_place(phases, from);
    if (!place) {
        client.post([done = std::move(done), error = place.error()] { done(tl::unexpected<Error>{error}); });
        return;
    }
    const auto reading = std::make_shared<ChangesReading>(client, clock, options, *std::move(place), std::move(done));
    if (from.empty() && mark.empty()) {
        reading->begin_without_mark();
    } else {
        reading->read();
    }
}

}  // namespace zuil::medusa
