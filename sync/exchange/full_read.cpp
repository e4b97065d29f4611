#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "platform/base/log.hpp"
#include "sync/exchange/sync_task.hpp"

namespace zuil {
namespace {

using Part = FullReadProgress::Part;

// As kept in the mark "part".
constexpr std::array<std::pair<Part, std::string_view>, 6> part_names{{{Part::start, ""},
                                                                       {Part::stores, "stores"},
                                                                       {Part::categories, "categories"},
                                                                       {Part::products, "products"},
                                                                       {Part::stock, "stock"},
                                                                       {Part::finish, "finish"}}};

// A catalogue that changes while it is being read is read again; one that never holds still is taken as it comes, and
// the key sweep and the changes since the beginning mend it.
constexpr int rereads_max = 3;

int number_of(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

Status SyncTask::note_refused(const std::vector<BadRow>& rows) {
    std::vector<RefusedRow> refused;
    for (const BadRow& row : rows) refused.push_back({row.id, row.reason, world_.clock.wall()});
    return refused.empty() ? Status{} : stored(catalogue_.note_refused(refused));
}

Status FullRead::recall() {
    if (is_recalled_) return {};
    TRY(const std::string part, stored(catalogue_.mark("part")));
    for (const auto& [value, name] : part_names) {
        if (name == part) progress_.part = value;
    }
    TRY(cursor_, stored(catalogue_.mark("cursor")));
    TRY(const std::string done, stored(catalogue_.mark("done")));
    TRY(const std::string total, stored(catalogue_.mark("total")));
    TRY(const std::string rereads, stored(catalogue_.mark("rereads")));
    progress_.done = number_of(done);
    if (!total.empty()) progress_.total = number_of(total);
    rereads_ = number_of(rereads);
    is_recalled_ = true;
    return {};
}

std::vector<SyncMark> FullRead::position(const PageCursor& next) const {
    return {{"cursor", next},
            {"done", std::to_string(progress_.done)},
            {"total", progress_.total ? std::to_string(*progress_.total) : std::string{}},
            {"rereads", std::to_string(rereads_)}};
}

// Goes over to a part, with what the last one leaves behind.
Status FullRead::begin(Part part, std::vector<SyncMark> marks) {
    progress_ = {part, 0, std::nullopt};
    cursor_.clear();
    for (const auto& [value, name] : part_names) {
        if (value == part) marks.push_back({"part", std::string{name}});
    }
    for (SyncMark& mark : position("")) marks.push_back(std::move(mark));
    return stored(catalogue_.set_marks(marks));
}

Status FullRead::forget_cursor() {
    TRY_DO(recall());
    return begin(progress_.part, {});
}

Result<SyncTask::Step> FullRead::step() {
    TRY_DO(recall());
    switch (progress_.part) {
    case Part::start: return step_start();
    case Part::stores: return step_stores();
    case Part::categories: return step_categories();
    case Part::products: return step_products();
    case Part::stock: return step_stock();
    case Part::finish: break;
    }
    if (catalogue_.complete()) return Step::done;
    TRY(const bool is_finished, stored(catalogue_.finish_some()));
    return is_finished ? Step::done : Step::again;
}

// The mark is taken before anything is read, so that what changes meanwhile is read again afterwards.
Result<SyncTask::Step> FullRead::step_start() {
    if (!world_.shop.traits().has_changes) {
        TRY_DO(begin(Part::stores, {}));
        return Step::again;
    }
    if (!first_mark_.expected()) {
        if (may_ask()) world_.shop.changes("", "", ask(first_mark_));
        return Step::waiting;
    }
    TRY(const auto changes, answer(first_mark_));
    if (!changes) return Step::waiting;
    TRY_DO(begin(Part::stores, {{"changes", changes->mark}}));
    return Step::again;
}

Result<SyncTask::Step> FullRead::step_stores() {
    if (!stores_.expected()) {
        if (may_ask()) world_.shop.stores(ask(stores_));
        return Step::waiting;
    }
    TRY(const auto stores, answer(stores_));
    if (!stores) return Step::waiting;
    TRY_DO(stored(catalogue_.set_stores(*stores)));
    TRY_DO(begin(Part::categories, {}));
    return Step::again;
}

Result<SyncTask::Step> FullRead::step_categories() {
    if (!categories_.expected()) {
        if (may_ask()) world_.shop.categories(ask(categories_));
        return Step::waiting;
    }
    TRY(const auto categories, answer(categories_));
    if (!categories) return Step::waiting;
    TRY_DO(stored(catalogue_.set_categories(*categories)));
    TRY_DO(begin(Part::products, {}));
    return Step::again;
}

Result<SyncTask::Step> FullRead::step_products() {
    if (page_) return write_products();
    if (products_.expected()) return take_products();
    if (may_ask()) world_.shop.products(cursor_, ask(products_));
    return Step::waiting;
}

Result<SyncTask::Step> FullRead::take_products() {
    TRY(auto page, answer(products_));
    if (!page) return Step::waiting;
    const bool total_changed = progress_.total && page->total && *page->total != *progress_.total;
    if (total_changed && rereads_ < rereads_max) {
        ++rereads_;
        log::info("the shop went from {} to {} articles while they were read: once more", *progress_.total,
                  *page->total);
        TRY_DO(begin(Part::products, {}));
        return Step::again;
    }
    if (page->total) progress_.total = page->total;
    TRY_DO(note_refused(page->bad_rows));
    progress_.done += static_cast<int>(page->bad_rows.size());
    page_ = *std::move(page);
    written_ = 0;
    return Step::again;
}

// The cursor moves on with the last rows of a page, in their own transaction.
Result<SyncTask::Step> FullRead::write_products() {
    const std::size_t count = std::min(rows_per_step, page_->products.size() - written_);
    const auto rows = std::span<const Product>{page_->products}.subspan(written_, count);
    written_ += count;
    progress_.done += static_cast<int>(count);
    if (written_ < page_->products.size()) {
        TRY_DO(stored(catalogue_.put_products(rows)));
        return Step::again;
    }
    TRY_DO(stored(catalogue_.put_products(rows, position(page_->next))));
    cursor_ = page_->next;
    page_.reset();
    return cursor_.empty() ? products_end() : Step::again;
}

Result<SyncTask::Step> FullRead::products_end() {
    const bool is_short = progress_.total && progress_.done < *progress_.total;
    if (is_short && rereads_ < rereads_max) {
        ++rereads_;
        log::info("{} of {} articles came: once more", progress_.done, *progress_.total);
        TRY_DO(begin(Part::products, {}));
        return Step::again;
    }
    TRY_DO(begin(Part::stock, {}));
    return Step::again;
}

Result<SyncTask::Step> FullRead::step_stock() {
    if (stock_page_) return write_stock();
    if (!stock_.expected()) {
        if (may_ask()) world_.shop.stock(cursor_, ask(stock_));
        return Step::waiting;
    }
    TRY(auto page, answer(stock_));
    if (!page) return Step::waiting;
    TRY_DO(note_refused(page->bad_rows));
    progress_.total = page->total;
    stock_page_ = *std::move(page);
    written_ = 0;
    return Step::again;
}

Result<SyncTask::Step> FullRead::write_stock() {
    const std::size_t count = std::min(4 * rows_per_step, stock_page_->levels.size() - written_);
    const auto rows = std::span<const StockLevel>{stock_page_->levels}.subspan(written_, count);
    written_ += count;
    progress_.done += static_cast<int>(count);
    if (written_ < stock_page_->levels.size()) {
        TRY_DO(stored(catalogue_.put_stock(rows)));
        return Step::again;
    }
    TRY_DO(stored(catalogue_.put_stock(rows, position(stock_page_->next))));
    cursor_ = stock_page_->next;
    stock_page_.reset();
    if (!cursor_.empty()) return Step::again;
    TRY_DO(begin(Part::finish, {{"full_at", std::to_string(world_.clock.wall().time_since_epoch().count())}}));
    return Step::again;
}

}  // namespace zuil
