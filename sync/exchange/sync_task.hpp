#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/exchange/reply.hpp"
#include "sync/store/catalogue_writer.hpp"

namespace zuil {

// What all pieces of a synchronisation share: the shop, and when it may be asked again.
struct SyncWorld {
    Shop& shop;
    const Clock& clock;
    BootTime not_before{};  // the polite gap
};

// How much of what is served may change at once before everything is read instead: a shop that lost its articles, or
// the decimal point of its prices, is not copied page by page.
struct SyncLimits {
    int removed_max = 0;  // by one sweep or set of changes
    int leaps_max = 0;    // prices, in a day
    int leap_ratio = 1;   // a price leaps when it is more than so many times what it was, or less than that part of it
};

// How many prices leapt in a day, as the mark "price leaps" keeps it: the day since 1970, and the number.
int leaps_noted(const std::string& mark, WallTime now);
SyncMark note_leaps(int leaps, WallTime now);

// One piece of work of the mirror, in steps of some milliseconds. It holds nothing that a restart would miss: how far
// it has come is in the catalogue's marks.
class SyncTask {
public:
    enum class Step {
        again,    // there is more to do at once
        waiting,  // for an answer, or for the polite gap to pass
        done,
    };
    SyncTask(SyncWorld& world, GenerationWriter& catalogue) : world_{world}, catalogue_{catalogue} {}
    SyncTask(const SyncTask&) = delete;
    SyncTask& operator=(const SyncTask&) = delete;
    virtual ~SyncTask() = default;

    // After an error the task is over; another one of its kind goes on from the marks.
    virtual Result<Step> step() = 0;
    // The error came from the database, not from the shop.
    bool store_failed() const { return store_failed_; }
    bool asks() const { return asks_; }

protected:
    // So many rows are written in one step: about five milliseconds.
    static constexpr std::size_t rows_per_step = 50;
    static constexpr std::chrono::minutes answer_deadline{5};

    bool may_ask() const { return world_.clock.boot() >= world_.not_before; }
    // To be called with every question; gives back what to ask with.
    template <class T>
    Done<T> ask(Reply<T>& reply) {
        asks_ = true;
        asked_at_ = world_.clock.boot();
        world_.not_before = asked_at_ + world_.shop.traits().request_gap;
        return reply.expect();
    }
    // nullopt: not yet. A shop that never answers at all is a time-out.
    template <class T>
    Result<std::optional<T>> answer(Reply<T>& reply) {
        std::optional<Result<T>> result = reply.take();
        if (!result) {
            if (world_.clock.boot() - asked_at_ < answer_deadline) return std::nullopt;
            return fail(Errc::timeout, "the shop did not answer");
        }
        asks_ = false;
        if (!*result) return tl::unexpected<Error>{std::move(*result).error()};
        return std::optional<T>{**std::move(result)};
    }
    // Passes a result of the database on, and remembers where the error came from.
    template <class StoreResult>
    StoreResult stored(StoreResult result) {
        if (!result) store_failed_ = true;
        return result;
    }
    Status note_refused(const std::vector<BadRow>& rows);
    // Counts the prices that leap in these rows to those of the day. The mark goes in with the rows.
    // conflict: too many.
    Result<SyncMark> weigh(const std::vector<Product>& rows, const SyncLimits& limits);

    SyncWorld& world_;
    GenerationWriter& catalogue_;

private:
    BootTime asked_at_{};
    bool asks_ = false;
    bool store_failed_ = false;
};

struct FullReadProgress {
    enum class Part { start, stores, categories, products, stock, finish };
    Part part = Part::start;
    int done = 0;              // rows of this part
    std::optional<int> total;  // of this part, where the shop says so
};

// Reads everything into a generation that is being built.
class FullRead final : public SyncTask {
public:
    using SyncTask::SyncTask;
    Result<Step> step() override;
    const FullReadProgress& progress() const { return progress_; }
    // The shop does not know the cursor any more: begins the present part again.
    Status forget_cursor();

private:
    using Part = FullReadProgress::Part;

    Status recall();
    Result<Step> step_start();
    Result<Step> step_stores();
    Result<Step> step_categories();
    Result<Step> step_products();
    Result<Step> step_stock();
    Result<Step> take_products();
    Result<Step> write_products();
    Result<Step> write_stock();
    Result<Step> products_end();
    Status begin(Part part, std::vector<SyncMark> marks);
    std::vector<SyncMark> position(const PageCursor& next) const;

    FullReadProgress progress_;
    bool is_recalled_ = false;
    PageCursor cursor_;
    int rereads_ = 0;
    std::optional<CataloguePage> page_;
    std::optional<StockPage> stock_page_;
    std::size_t written_ = 0;  // of the page
    Reply<Changes> first_mark_;
    Reply<std::vector<Store>> stores_;
    Reply<std::vector<Category>> categories_;
    Reply<CataloguePage> products_;
    Reply<StockPage> stock_;
};

// What changed since the last time.
class ChangeRead final : public SyncTask {
public:
    ChangeRead(SyncWorld& world, GenerationWriter& catalogue, SyncLimits limits)
        : SyncTask{world, catalogue}, limits_{limits} {}
    Result<Step> step() override;

private:
    Result<Step> write();

    SyncLimits limits_;
    int removed_ = 0;
    SyncMark leaps_;
    std::optional<std::string> mark_;
    PageCursor cursor_;
    std::optional<Changes> page_;
    std::size_t written_ = 0;
    std::size_t taken_away_ = 0;
    Reply<Changes> changes_;
};

// All stock figures, page by page. What the shop does not name any more is not known any more.
class StockRead final : public SyncTask {
public:
    using SyncTask::SyncTask;
    Result<Step> step() override;

private:
    Result<Step> write();
    Result<Step> ended();

    std::optional<PageCursor> cursor_;
    std::optional<StockPage> page_;
    std::size_t written_ = 0;
    bool names_any_ = false;
    std::optional<std::int64_t> swept_to_;
    Reply<StockPage> stock_;
};

// One page of the catalogue again, the next one each time. Shops change what an article shows without touching the
// article: a category is filled by a job hours later or by a new rule, a brand is renamed.
class PageRead final : public SyncTask {
public:
    PageRead(SyncWorld& world, GenerationWriter& catalogue, SyncLimits limits)
        : SyncTask{world, catalogue}, limits_{limits} {}
    Result<Step> step() override;

private:
    Result<Step> write();

    SyncLimits limits_;
    SyncMark leaps_;
    std::optional<PageCursor> cursor_;
    std::optional<CataloguePage> page_;
    std::size_t written_ = 0;
    Reply<CataloguePage> products_;
};

// Looks at one bucket of the catalogue, the next one each time, whether what is served is what was written. What is not
// is hidden, and the bucket is read from the shop again: all pages are asked for, and what belongs to it is taken.
class BucketCheck final : public SyncTask {
public:
    using SyncTask::SyncTask;
    Result<Step> step() override;
    bool has_drift() const { return has_drift_; }

private:
    Result<Step> check_next();
    Result<Step> write();
    Status go_on_from(const PageCursor& cursor);

    int repairs_ = -1;  // the bucket that is read again
    bool has_drift_ = false;
    PageCursor cursor_;
    std::optional<CataloguePage> page_;
    Reply<CataloguePage> products_;
};

// Stores and categories.
class FrameRead final : public SyncTask {
public:
    using SyncTask::SyncTask;
    Result<Step> step() override;

private:
    bool has_stores_ = false;
    Reply<std::vector<Store>> stores_;
    Reply<std::vector<Category>> categories_;
};

// Finds what the shop deleted, for which nothing else tells: keys that are absent from two complete sweeps, since
// paging by offset may skip a row while others are being deleted.
class KeySweep final : public SyncTask {
public:
    KeySweep(SyncWorld& world, GenerationWriter& catalogue, SyncLimits limits)
        : SyncTask{world, catalogue}, removed_max_{limits.removed_max} {}
    Result<Step> step() override;

private:
    Result<Step> take(KeyPage page);
    Result<Step> sweep_ended();
    Status find_absent();
    Result<Step> remove_some();

    int removed_max_;
    int sweeps_ = 0;
    int restarts_ = 0;
    PageCursor cursor_;
    std::optional<int> total_;
    std::set<ProductId> products_;
    std::set<VariantId> variants_;
    bool has_candidates_ = false;
    std::vector<ProductId> absent_products_;
    std::vector<VariantId> absent_variants_;
    bool is_removing_ = false;
    Reply<KeyPage> keys_;
};

// Too much would go at once; the message says what. Told apart from the shop's own refusals by its code and this text.
inline constexpr const char* too_much_removed = "the shop would lose too many articles at once";
inline constexpr const char* too_many_leaps = "too many prices would be quite other ones at once";
inline constexpr const char* nothing_left = "the shop names no stores, or no categories, any more";

}  // namespace zuil
