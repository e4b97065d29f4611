#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

#include "sync/exchange/sync_task.hpp"

namespace zuil {
namespace {

constexpr int sweep_restarts_max = 3;
constexpr int ids_per_look = 500;

}  // namespace

int leaps_noted(const std::string& mark, WallTime now) {
    const auto day = std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
    const char* const end = mark.data() + mark.size();
    long noted_day = 0;
    const auto read = std::from_chars(mark.data(), end, noted_day);
    if (read.ec != std::errc{} || noted_day != day || read.ptr == end) return 0;
    int leaps = 0;
    std::from_chars(read.ptr + 1, end, leaps);
    return leaps;
}

SyncMark note_leaps(int leaps, WallTime now) {
    const auto day = std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
    return {"price leaps", fmt::format("{} {}", day, leaps)};
}

Result<SyncMark> SyncTask::weigh(const std::vector<Product>& rows, const SyncLimits& limits) {
    TRY(int leaps, stored(catalogue_.price_leaps(rows, limits.leap_ratio)));
    TRY(const std::string mark, stored(catalogue_.mark("price leaps")));
    leaps += leaps_noted(mark, world_.clock.wall());
    if (leaps > limits.leaps_max) return fail(Errc::conflict, too_many_leaps);
    return note_leaps(leaps, world_.clock.wall());
}

Result<SyncTask::Step> ChangeRead::step() {
    if (page_) return write();
    if (!mark_) {
        TRY(mark_, stored(catalogue_.mark("changes")));
    }
    if (!changes_.expected()) {
        if (may_ask()) world_.shop.changes(*mark_, cursor_, ask(changes_));
        return Step::waiting;
    }
    TRY(auto page, answer(changes_));
    if (!page) return Step::waiting;
    // Shops tell again of what went some minutes ago, and of what never was on sale: neither is a loss.
    TRY(page->removed, stored(catalogue_.present(page->removed)));
    removed_ += static_cast<int>(page->removed.size());
    if (removed_ > limits_.removed_max) return fail(Errc::conflict, too_much_removed);
    TRY(leaps_, weigh(page->products, limits_));
    TRY_DO(note_refused(page->bad_rows));
    page_ = *std::move(page);
    written_ = 0;
    taken_away_ = 0;
    return Step::again;
}

// The mark moves on with the last rows of the last page; before that, the same changes would be read again.
Result<SyncTask::Step> ChangeRead::write() {
    if (taken_away_ < page_->removed.size()) {
        const std::size_t count = std::min(rows_per_step, page_->removed.size() - taken_away_);
        TRY_DO(
            stored(catalogue_.remove_products(std::span<const ProductId>{page_->removed}.subspan(taken_away_, count))));
        taken_away_ += count;
        return Step::again;
    }
    const std::size_t count = std::min(rows_per_step, page_->products.size() - written_);
    const auto rows = std::span<const Product>{page_->products}.subspan(written_, count);
    written_ += count;
    if (written_ < page_->products.size()) {
        TRY_DO(stored(catalogue_.put_products(rows)));
        return Step::again;
    }
    std::vector<SyncMark> marks{leaps_};
    if (page_->next.empty()) marks.push_back({"changes", page_->mark});
    TRY_DO(stored(catalogue_.put_products(rows, marks)));
    if (page_->next.empty()) return Step::done;
    cursor_ = page_->next;
    page_.reset();
    return Step::again;
}

Result<SyncTask::Step> StockRead::write() {
    const std::size_t count = std::min(4 * rows_per_step, page_->levels.size() - written_);
    const auto rows = std::span<const StockLevel>{page_->levels}.subspan(written_, count);
    written_ += count;
    if (written_ < page_->levels.size()) {
        TRY_DO(stored(catalogue_.put_stock(rows)));
        return Step::again;
    }
    const std::vector<SyncMark> marks{{"stock cursor", page_->next}};
    TRY_DO(stored(catalogue_.put_stock(rows, marks)));
    cursor_ = page_->next;
    page_.reset();
    return cursor_->empty() ? ended() : Step::again;
}

// A shop that names not a single figure has rather lost them than nothing to say: what is here keeps its age.
Result<SyncTask::Step> StockRead::ended() {
    if (!names_any_) return Step::done;
    if (!swept_to_) swept_to_ = 0;
    TRY(const bool has_more, stored(catalogue_.sweep_stock(*swept_to_)));
    return has_more ? Step::again : Step::done;
}

Result<SyncTask::Step> StockRead::step() {
    if (page_) return write();
    if (swept_to_) return ended();
    if (!cursor_) {
        TRY(cursor_, stored(catalogue_.mark("stock cursor")));
    }
    if (!stock_.expected()) {
        if (may_ask()) world_.shop.stock(*cursor_, ask(stock_));
        return Step::waiting;
    }
    auto page = answer(stock_);
    if (!page) {
        // The place may be one that the shop no longer knows: the next read begins at the beginning.
        if (!is_transient(page.error().code)) {
            const std::vector<SyncMark> marks{{"stock cursor", ""}};
            TRY_DO(stored(catalogue_.set_marks(marks)));
        }
        return tl::unexpected<Error>{std::move(page).error()};
    }
    if (!*page) return Step::waiting;
    TRY_DO(note_refused((*page)->bad_rows));
    page_ = **std::move(page);
    written_ = 0;
    names_any_ = names_any_ || !page_->levels.empty();
    return Step::again;
}

Result<SyncTask::Step> PageRead::step() {
    if (page_) return write();
    if (!cursor_) {
        TRY(cursor_, stored(catalogue_.mark("page cursor")));
    }
    if (!products_.expected()) {
        if (may_ask()) world_.shop.products(*cursor_, ask(products_));
        return Step::waiting;
    }
    auto page = answer(products_);
    if (!page) {
        // As for the stock: the place may be one that the shop no longer knows.
        if (!is_transient(page.error().code)) {
            const std::vector<SyncMark> marks{{"page cursor", ""}};
            TRY_DO(stored(catalogue_.set_marks(marks)));
        }
        return tl::unexpected<Error>{std::move(page).error()};
    }
    if (!*page) return Step::waiting;
    TRY(leaps_, weigh((*page)->products, limits_));
    TRY_DO(note_refused((*page)->bad_rows));
    page_ = **std::move(page);
    return Step::again;
}

// An article that is as it was costs no more than a look.
Result<SyncTask::Step> PageRead::write() {
    const std::size_t count = std::min(rows_per_step, page_->products.size() - written_);
    const auto rows = std::span<const Product>{page_->products}.subspan(written_, count);
    written_ += count;
    if (written_ < page_->products.size()) {
        TRY_DO(stored(catalogue_.put_products(rows)));
        return Step::again;
    }
    const std::vector<SyncMark> marks{{"page cursor", page_->next}, leaps_};
    TRY_DO(stored(catalogue_.put_products(rows, marks)));
    return Step::done;
}

Result<SyncTask::Step> FrameRead::step() {
    if (!has_stores_) {
        if (!stores_.expected()) {
            if (may_ask()) world_.shop.stores(ask(stores_));
            return Step::waiting;
        }
        TRY(const auto stores, answer(stores_));
        if (!stores) return Step::waiting;
        TRY(const CatalogueCounts counts, stored(catalogue_.counts()));
        if (stores->empty() && counts.stores > 0) return fail(Errc::conflict, nothing_left);
        TRY_DO(stored(catalogue_.set_stores(*stores)));
        has_stores_ = true;
        return Step::again;
    }
    if (!categories_.expected()) {
        if (may_ask()) world_.shop.categories(ask(categories_));
        return Step::waiting;
    }
    TRY(const auto categories, answer(categories_));
    if (!categories) return Step::waiting;
    TRY(const CatalogueCounts counts, stored(catalogue_.counts()));
    if (categories->empty() && counts.categories > 0) return fail(Errc::conflict, nothing_left);
    TRY_DO(stored(catalogue_.set_categories(*categories)));
    return Step::done;
}

Result<SyncTask::Step> KeySweep::step() {
    if (is_removing_) return remove_some();
    if (!keys_.expected()) {
        if (may_ask()) world_.shop.keys(cursor_, ask(keys_));
        return Step::waiting;
    }
    TRY(auto page, answer(keys_));
    if (!page) return Step::waiting;
    return take(*std::move(page));
}

Result<SyncTask::Step> KeySweep::take(KeyPage page) {
    if (total_ && page.total && *total_ != *page.total) {
        // Something came or went during the sweep, so that rows may have been skipped.
        if (++restarts_ > sweep_restarts_max) return Step::done;
        cursor_.clear();
        total_.reset();
        products_.clear();
        variants_.clear();
        return Step::again;
    }
    total_ = page.total;
    for (KeyPage::Key& key : page.keys) {
        products_.insert(std::move(key.product));
        if (!key.variant.empty()) variants_.insert(std::move(key.variant));
    }
    cursor_ = std::move(page.next);
    return cursor_.empty() ? sweep_ended() : Step::again;
}

Result<SyncTask::Step> KeySweep::sweep_ended() {
    if (++sweeps_ == 1) {
        TRY_DO(find_absent());
    } else {
        std::erase_if(absent_products_, [&](const ProductId& id) { return products_.contains(id); });
        std::erase_if(absent_variants_, [&](const VariantId& id) { return variants_.contains(id); });
    }
    total_.reset();
    products_.clear();
    variants_.clear();
    if (absent_products_.empty() && absent_variants_.empty()) return Step::done;
    if (sweeps_ == 1) return Step::again;
    if (static_cast<int>(absent_products_.size()) > removed_max_) return fail(Errc::conflict, too_much_removed);
    is_removing_ = true;
    return Step::again;
}

// Of the variants only when the shop's keys name them at all.
Status KeySweep::find_absent() {
    for (ProductId after;;) {
        TRY(const auto ids, stored(catalogue_.product_ids(after, ids_per_look)));
        if (ids.empty()) break;
        after = ids.back();
        for (const ProductId& id : ids) {
            if (!products_.contains(id)) absent_products_.push_back(id);
        }
    }
    if (variants_.empty()) return {};
    for (VariantId after;;) {
        TRY(const auto ids, stored(catalogue_.variant_ids(after, ids_per_look)));
        if (ids.empty()) return {};
        after = ids.back();
        for (const VariantId& id : ids) {
            if (!variants_.contains(id)) absent_variants_.push_back(id);
        }
    }
}

Result<SyncTask::Step> KeySweep::remove_some() {
    const auto last_of = [](auto& ids) {
        const std::size_t count = std::min(rows_per_step, ids.size());
        auto last = std::vector(ids.end() - static_cast<std::ptrdiff_t>(count), ids.end());
        ids.resize(ids.size() - count);
        return last;
    };
    if (!absent_products_.empty()) {
        TRY_DO(stored(catalogue_.remove_products(last_of(absent_products_))));
        return Step::again;
    }
    if (!absent_variants_.empty()) {
        TRY_DO(stored(catalogue_.remove_variants(last_of(absent_variants_))));
        return Step::again;
    }
    return Step::done;
}

}  // namespace zuil
