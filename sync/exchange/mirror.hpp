#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/exchange/backoff.hpp"
#include "sync/exchange/sync_task.hpp"
#include "sync/shops/shop.hpp"
#include "sync/store/catalogue_writer.hpp"

namespace zuil {

struct MirrorOptions {
    // Each is varied by a fifth, so that kiosks that started together do not ask together.
    std::chrono::milliseconds changes_every{60'000};
    std::chrono::milliseconds stock_every{300'000};
    std::chrono::milliseconds frame_every{600'000};  // stores and categories
    std::chrono::milliseconds page_every{30'000};    // one page of articles again, from the first to the last and on
    std::chrono::milliseconds keys_every{900'000};
    std::chrono::milliseconds bucket_every{330'000};  // one of 256: all of them within a day
    std::chrono::milliseconds full_every{std::chrono::hours{24}};
    std::chrono::milliseconds full_every_without_changes{3'600'000};  // for a shop that cannot say what changed
    BackoffLimits retry{std::chrono::seconds{1}, std::chrono::minutes{15}};
    // The catalogue before the served one, for who finds the new one wrong. The next one that is served ends it anyway.
    std::chrono::milliseconds keep_previous{std::chrono::hours{24}};
    // A catalogue that would lose more than this is not shown before somebody has looked: shops are emptied by accident
    // more often than on purpose.
    int lost_percent_max = 30;    // by a full read: it is held
    int removed_percent_max = 2;  // by one sweep or set of changes: everything is read instead
    int removed_always = 10;      // so many are believed in a small catalogue too,
    int removed_never = 500;      // and more than this in no catalogue
    // Prices are taken in with the same suspicion: more of them than those two per cent that leap in a day are not
    // believed to changes, and a full read is held in which more than these leap.
    int leap_ratio = 4;  // what is sold off seldom goes for less than a quarter
    int leaps_percent_max = 5;
    std::chrono::milliseconds held_for{std::chrono::hours{6}};  // then the shop is read once more
};

enum class MirrorPhase { idle, checking, full_read, changes, stock, frame, page, keys, bucket, held };

struct MirrorStatus {
    MirrorPhase phase = MirrorPhase::idle;
    FullReadProgress full_read;              // while one is under way
    std::optional<WallTime> last_success;    // of anything that the shop answered completely
    std::optional<WallTime> last_full_read;  // of the catalogue that is served
    std::optional<Error> last_error;         // since then
    int failures = 0;                        // in a row
    CatalogueCounts counts;                  // of the catalogue that is served
    int drifted_buckets = 0;                 // that were found not to be as they were written, since the start
    std::string held_because;                // empty: nothing waits for somebody to look
    int held_generation = 0;                 // what waits; 0: the catalogue before is served again and stays as it is
    int served_generation = 0;               // 0: none
    int previous_generation = 0;             // that go_back() would serve; 0: none
};

// Keeps the kiosk's catalogue equal to the shop's: a first full read, then changes, stock and key sweeps on a schedule,
// and a new full read now and then. Everything is read in small steps; where it had come to is in the catalogue itself,
// so that a restart goes on from there. `shop` may be gone or wrong at any time: what is served stays what it was.
class Mirror {
public:
    Mirror(Shop& shop, CatalogueWriter& catalogue, const Clock& clock, Random& random, MirrorOptions options = {});
    Mirror(const Mirror&) = delete;
    Mirror& operator=(const Mirror&) = delete;
    ~Mirror();

    // Takes in what was answered, writes a few rows, asks for more. Some milliseconds; at the end of a full read
    // of 100,000 articles, once a day, up to a tenth of a second.
    void step();
    // When step() has something to do by itself; nullopt: nothing before an answer.
    std::optional<std::chrono::milliseconds> next_step_in() const;
    const MirrorStatus& status() const { return status_; }

    // Asks for changes and stock at once, as after the line came back or an order went through.
    void hurry();
    // Begins a full read at once.
    void read_everything();
    // Somebody looked at what is held and found it right. conflict: that is not what is held any more.
    Status accept_held(int generation);
    // Somebody found the served catalogue wrong: the one before it is served, and only its stock is kept up to date,
    // until accept_held(0). not_found: none is kept.
    Status go_back();

private:
    enum class Kind { changes, stock, frame, page, keys, bucket };
    struct Timer {
        Kind kind;
        MirrorPhase phase;
        BootTime due{};
        bool is_used = true;
    };

    bool reopen_catalogue();
    void check_once();
    bool may_change() const { return !catalogue_.is_held_back(); }
    bool step_small();
    void step_full();
    void start_full();
    void full_read_ended();
    std::string why_hold();
    void publish();
    void hold(std::string because);
    void forget_held();
    void tell_held_back();
    SyncLimits limits() const;
    bool is_used(const Timer& timer) const;
    std::unique_ptr<SyncTask> make(Kind kind);
    void small_ended(Timer& timer);
    void failed(const Error& error, bool store_failed, BootTime& retry_at);
    void store_damaged();
    void plan_full();
    void count();
    BootTime in_about(std::chrono::milliseconds period);
    std::chrono::milliseconds period_of(Kind kind) const;

    CatalogueWriter& catalogue_;
    Random& random_;
    MirrorOptions options_;
    SyncWorld world_;
    MirrorStatus status_;
    std::array<Timer, 6> timers_;
    Timer* small_timer_ = nullptr;
    std::unique_ptr<SyncTask> small_;
    std::unique_ptr<FullRead> full_;
    BootTime full_due_{};
    BootTime retry_small_at_{};
    BootTime retry_full_at_{};
    BootTime held_until_{};
    std::optional<BootTime> previous_goes_at_;
    int refused_pages_ = 0;  // of a full read, in a row
    bool is_checked_ = false;
    bool wants_step_ = true;
};

}  // namespace zuil
