#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "platform/base/log.hpp"
#include "sync/exchange/sync_task.hpp"

namespace zuil {
namespace {

int bucket_in(const std::string& mark) {
    int bucket = -1;
    std::from_chars(mark.data(), mark.data() + mark.size(), bucket);
    return bucket >= 0 && bucket < bucket_count ? bucket : -1;
}

}  // namespace

Result<SyncTask::Step> BucketCheck::step() {
    if (page_) return write();
    if (repairs_ < 0) {
        TRY(const std::string repair, stored(catalogue_.mark("repair")));
        TRY(cursor_, stored(catalogue_.mark("repair cursor")));
        repairs_ = bucket_in(repair);
        if (repairs_ < 0) return check_next();
    }
    if (!products_.expected()) {
        if (may_ask()) world_.shop.products(cursor_, ask(products_));
        return Step::waiting;
    }
    auto page = answer(products_);
    if (!page) {
        if (!is_transient(page.error().code)) TRY_DO(go_on_from(""));
        return tl::unexpected<Error>{std::move(page).error()};
    }
    if (!*page) return Step::waiting;
    page_ = **std::move(page);
    std::erase_if(page_->products, [&](const Product& product) { return bucket_of(product.id) != repairs_; });
    return Step::again;
}

Result<SyncTask::Step> BucketCheck::check_next() {
    TRY(const std::string last, stored(catalogue_.mark("bucket")));
    const int bucket = (bucket_in(last) + 1) % bucket_count;
    TRY(BucketDrift drift, stored(catalogue_.check_bucket(bucket)));
    if (!drift.any()) {
        const std::vector<SyncMark> marks{{"bucket", std::to_string(bucket)}};
        TRY_DO(stored(catalogue_.set_marks(marks)));
        return Step::done;
    }
    log::error("part {} of the catalogue is not as it was written: {} articles, and gaps: {}", drift.bucket,
               drift.changed.size(), drift.has_gaps);
    drift.changed.resize(std::min(drift.changed.size(), catalogue_rows_max));
    has_drift_ = true;
    // Afterwards this bucket is looked at once more.
    const std::vector<SyncMark> marks{
        {"bucket", std::to_string(bucket - 1)}, {"repair", std::to_string(drift.bucket)}, {"repair cursor", ""}};
    TRY_DO(stored(catalogue_.empty_drifted(drift, marks)));
    return Step::again;
}

Status BucketCheck::go_on_from(const PageCursor& cursor) {
    const std::vector<SyncMark> marks{{"repair cursor", cursor}};
    return stored(catalogue_.set_marks(marks));
}

// Only what belongs to the bucket is written, and of that only what is not there.
Result<SyncTask::Step> BucketCheck::write() {
    const std::size_t count = std::min(rows_per_step, page_->products.size());
    const std::vector<Product> rows{page_->products.end() - static_cast<std::ptrdiff_t>(count), page_->products.end()};
    page_->products.resize(page_->products.size() - count);
    if (!page_->products.empty()) {
        TRY_DO(stored(catalogue_.put_products(rows)));
        return Step::again;
    }
    const bool is_last = page_->next.empty();
    const std::vector<SyncMark> marks{{"repair cursor", page_->next},
                                      {"repair", is_last ? "" : std::to_string(repairs_)}};
    TRY_DO(stored(catalogue_.put_products(rows, marks)));
    cursor_ = page_->next;
    page_.reset();
    return is_last ? Step::done : Step::again;
}

}  // namespace zuil
