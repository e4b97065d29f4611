#include "sync/shops/vendure/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sync/shops/vendure/catalogue.hpp"
#include "sync/shops/vendure/listing.hpp"

namespace zuil::vendure {
namespace {

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
    ListQuestion<ProductPage> question;
    question.page_rows = options_.page_products;
    question.deadline = options_.read_deadline;
    question.request = [this](const Slice& slice) {
        return product_page_request(options_, slice, {.changed_after = place_.since, .ids = {}});
    };
    question.read = [this](const Answer& answer) { return read_product_page(options_, answer.body); };
    ask_page<ProductPage>(client_, std::move(question), place_.page,
                          [self = shared_from_this()](auto page) { self->on_products(std::move(page)); });
}

void ChangesReading::on_products(Result<ListPage<ProductPage>> page) {
    if (!page) return done_(tl::unexpected<Error>{std::move(page).error()});
    note_clock(page->server_clock);
    const PageCursor next = page->next();
    for (std::size_t at = page->settled.first; at < page->page.rows.size(); ++at) add(std::move(page->page.rows[at]));
    if (next.empty()) place_.phase = ChangesPlace::Phase::variants;
    place_.page = next;
    changes_.next = to_cursor(place_);
    done_(std::move(changes_));
}

void ChangesReading::read_variants() {
    ListQuestion<IdPage> question;
    question.page_rows = options_.page_products;  // as many products are fetched for them at most
    question.deadline = options_.read_deadline;
    question.request = [this](const Slice& slice) { return changed_variants_request(slice, place_.since); };
    question.read = [](const Answer& answer) { return read_changed_variants(answer.body); };
    ask_page<IdPage>(client_, std::move(question), place_.page,
                     [self = shared_from_this()](auto page) { self->on_variants(std::move(page)); });
}

void ChangesReading::on_variants(Result<ListPage<IdPage>> page) {
    if (!page) return done_(tl::unexpected<Error>{std::move(page).error()});
    note_clock(page->server_clock);
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

std::optional<WallTime> take_moment(std::string_view& text) {
    std::int64_t milliseconds = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, milliseconds);
    // Later than the year 9999 is no moment.
    if (error != std::errc{} || milliseconds < 0 || milliseconds > 253'402'300'799'999) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return WallTime{std::chrono::milliseconds{milliseconds}};
}

bool take_space(std::string_view& text) {
    if (!text.starts_with(' ')) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::string to_mark(WallTime moment) { return fmt::format("{}", moment.time_since_epoch().count()); }

Result<WallTime> parse_mark(std::string_view mark) {
    const auto moment = take_moment(mark);
    if (!moment || !mark.empty()) return fail(Errc::bad_data, "the mark is not one of this shop's");
    return *moment;
}

std::string to_cursor(const ChangesPlace& place) {
    return fmt::format("{} {} {} {}", place.phase == ChangesPlace::Phase::products ? 'p' : 'v', to_mark(place.since),
                       to_mark(place.new_mark), place.page);
}

Result<ChangesPlace> parse_changes_place(const PageCursor& cursor) {
    std::string_view text = cursor;
    ChangesPlace place;
    const auto refuse = [] { return fail(Errc::bad_data, "the cursor of changes is not one of this shop's"); };
    if (!text.starts_with("p ") && !text.starts_with("v ")) return refuse();
    place.phase = text.front() == 'p' ? ChangesPlace::Phase::products : ChangesPlace::Phase::variants;
    text.remove_prefix(2);
    const auto since = take_moment(text);
    if (!since || !take_space(text)) return refuse();
    const auto new_mark = take_moment(text);
    if (!new_mark || !take_space(text)) return refuse();
    place.since = *since;
    place.new_mark = *new_mark;
    place.page = text;
    return place;
}

void ask_changes(Client& client, const Clock& clock, const VendureOptions& options, const std::string& mark,
                 const PageCursor& from, Done<Changes> done) {
    ChangesPlace place;
    Status status;
    if (!from.empty()) {
        auto known = parse_changes_place(from);
        if (known) place = std::move(*known);
        if (!known) status = tl::unexpected<Error>{known.error()};
    } else if (!mark.empty()) {
        const auto moment = parse_mark(mark);
        if (moment) place.since = *moment - options.overlap;
        if (!moment) status = tl::unexpected<Error>{moment.error()};
    }
    if (!status) {
        client.post([done = std::move(done), status] { done(tl::unexpected<Error>{status.error()}); });
        return;
    }
    const auto reading = std::make_shared<ChangesReading>(client, clock, options, std::move(place), std::move(done));
    if (from.empty() && mark.empty()) {
        reading->begin_without_mark();
    } else if (place.phase == ChangesPlace::Phase::products) {
        reading->read_products();
    } else {
        reading->read_variants();
    }
}

}  // namespace zuil::vendure
