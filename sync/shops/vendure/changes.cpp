#include "sync/shops/vendure/changes.hpp"

#include <algorithm>

#include "sync/shops/changes_place.hpp"
#include "sync/shops/listing.hpp"
#include "sync/shops/vendure/catalogue.hpp"

namespace zuil::vendure {
namespace {

constexpr char products_phase = 'p';
constexpr char variants_phase = 'v';

// One reading under way; it lives in the callback of the request that it waits for.
class ChangesReading : public std::enable_shared_from_this<ChangesReading> {
public:
    ChangesReading(Client& client, const Clock& clock, const VendureOptions& options, ChangesPlace place,
                   Done<Changes> done)
        : client_{client}, clock_{clock}, options_{options}, place_{std::move(place)}, done_{std::move(done)} {}

    void read_products();
    void read_variants();
    void begin_without_mark();

private:
    void on_products(Result<ListPage<ProductPage>> page);
    void on_variants(Result<ListPage<IdPage>> page);
    void fetch_owners();
    void on_owners(Result<ProductPage> page);
    void note_clock(std::optional<WallTime> server_clock);
    void add(ProductRow row);
    void finish(const PageCursor& next_page);

    Client& client_;
    const Clock& clock_;
    const VendureOptions& options_;
    ChangesPlace place_;
    const Done<Changes> done_;
    Changes changes_;
    std::vector<std::string> owners_;  // products that changed variants belong to
    PageCursor next_page_;
};

template <class Page>
Result<Page> with_clock(Result<Page> page, const Answer& answer) {
    if (page) page->server_clock = answer.server_clock;
    return page;
}

void ChangesReading::note_clock(std::optional<WallTime> server_clock) {
    if (place_.new_mark == WallTime{}) place_.new_mark = server_clock.value_or(clock_.wall());
}

void ChangesReading::add(ProductRow row) {
    std::ranges::move(row.bad_rows, std::back_inserter(changes_.bad_rows));
    if (row.product) {
        changes_.products.push_back(std::move(*row.product));
    } else {
        changes_.removed.push_back(std::move(row.id));
    }
}

void ChangesReading::begin_without_mark() {
    client_.admin(changed_variants_request({.skip = 0, .take = 1}, clock_.wall()), options_.read_deadline,
                  [self = shared_from_this()](Result<Answer> answer) {
                      if (!answer) return self->done_(tl::unexpected<Error>{std::move(answer).error()});
                      if (auto page = read_changed_variants(answer->body); !page) {
                          return self->done_(tl::unexpected<Error>{std::move(page).error()});
                      }
                      self->note_clock(answer->server_clock);
                      self->changes_.mark = to_mark(self->place_.new_mark);
                      self->done_(std::move(self->changes_));
                  });
}

void ChangesReading::read_products() {
    ListQuestion<ProductPage> question = client_.list<ProductPage>(
        options_.page_products,
        [this](const Slice& slice) {
            return product_page_request(options_, slice, {.changed_after = place_.since, .ids = {}});
        },
        [this](const Answer& answer) { return with_clock(read_product_page(options_, answer.body), answer); });
    ask_page<ProductPage>(std::move(question), place_.page,
                          [self = shared_from_this()](auto page) { self->on_products(std::move(page)); });
}

void ChangesReading::on_products(Result<ListPage<ProductPage>> page) {
    if (!page) return done_(tl::unexpected<Error>{std::move(page).error()});
    note_clock(page->page.server_clock);
    const PageCursor next = page->next();
    for (std::size_t at = page->settled.first; at < page->page.rows.size(); ++at) add(std::move(page->page.rows[at]));
    if (next.empty()) place_.phase = variants_phase;
    place_.page = next;
    changes_.next = to_cursor(place_);
    done_(std::move(changes_));
}

void ChangesReading::read_variants() {
    // As many products are fetched for them at most.
    ListQuestion<IdPage> question = client_.list<IdPage>(
        options_.page_products, [this](const Slice& slice) { return changed_variants_request(slice, place_.since); },
        [](const Answer& answer) { return with_clock(read_changed_variants(answer.body), answer); });
    ask_page<IdPage>(std::move(question), place_.page,
                     [self = shared_from_this()](auto page) { self->on_variants(std::move(page)); });
}

void ChangesReading::on_variants(Result<ListPage<IdPage>> page) {
    if (!page) return done_(tl::unexpected<Error>{std::move(page).error()});
    note_clock(page->page.server_clock);
    next_page_ = page->next();
    const auto& products = page->page.products;
    owners_.assign(products.begin() + static_cast<std::ptrdiff_t>(page->settled.first), products.end());
    std::ranges::sort(owners_);
    owners_.erase(std::unique(owners_.begin(), owners_.end()), owners_.end());
    if (owners_.empty()) return finish(next_page_);
    fetch_owners();
}

void ChangesReading::fetch_owners() {
    const Slice all{.skip = 0, .take = static_cast<int>(owners_.size())};
    client_.admin(product_page_request(options_, all, {.changed_after = std::nullopt, .ids = owners_}),
                  options_.read_deadline, [self = shared_from_this()](Result<Answer> answer) {
                      if (!answer) return self->done_(tl::unexpected<Error>{std::move(answer).error()});
                      self->on_owners(read_product_page(self->options_, answer->body));
                  });
}

void ChangesReading::on_owners(Result<ProductPage> page) {
    if (!page) return done_(tl::unexpected<Error>{std::move(page).error()});
    for (std::string& id : owners_) {
        if (std::ranges::find(page->ids, id) == page->ids.end()) changes_.removed.emplace_back(std::move(id));
    }
    for (ProductRow& row : page->rows) add(std::move(row));
    finish(next_page_);
}

void ChangesReading::finish(const PageCursor& next_page) {
    place_.page = next_page;
    if (next_page.empty()) {
        changes_.mark = to_mark(place_.new_mark);
    } else {
        changes_.next = to_cursor(place_);
    }
    done_(std::move(changes_));
}

}  // namespace

void ask_changes(Client& client, const Clock& clock, const VendureOptions& options, const std::string& mark,
                 const PageCursor& from, Done<Changes> done) {
    auto place =
        from.empty() ? begin_changes(products_phase, mark, options.overlap) : parse_changes_place({"pv"}, from);
    if (!place) {
        client.post([done = std::move(done), error = place.error()] { done(tl::unexpected<Error>{error}); });
        return;
    }
    const bool is_in_products = place->phase == products_phase;
    const auto reading = std::make_shared<ChangesReading>(client, clock, options, *std::move(place), std::move(done));
    if (from.empty() && mark.empty()) {
        reading->begin_without_mark();
    } else if (is_in_products) {
        reading->read_products();
    } else {
        reading->read_variants();
    }
}

}  // namespace zuil::vendure
