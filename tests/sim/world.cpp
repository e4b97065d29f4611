#include "tests/sim/world.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>

#include "tests/sim/catalogue_checks.hpp"
#include "tests/sim/drive_vfs.hpp"
#include "tests/sim/saboteur.hpp"
#include "tests/sim/shoppers.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil::sim {
namespace {

using namespace std::chrono_literals;

// After the faults: orders are to be sent by then. A clock that was set back makes the outbox wait for up to twice its
// longest pause before it takes a time for one of the wrong clock.
constexpr auto sent_within = 10min;
constexpr auto sent_within_after_clock = 20min;
// The catalogue is to be current (its longest pause after failures, and a key sweep's period), and what was in doubt
// was looked at.
constexpr auto current_within = 45min;
// The most that one kiosk may ask in ten minutes.
constexpr std::size_t calls_max = 900;
constexpr std::uint64_t disk_bytes_max = 64U << 20U;
constexpr int generations_max = 3;

std::unique_ptr<OrderDesk> make_desk(Stage& stage, int kind) {
    if (kind == 0) return std::make_unique<VendureDesk>(stage);
    if (kind == 1) return std::make_unique<MedusaDesk>(stage);
    return std::make_unique<FeedDesk>(stage);
}

class World {
public:
    World(std::uint64_t seed, const WorldOptions& options)
        : options_{options}, stage_{seed}, folder_{TemporaryFolder::in_memory()} {
        DriveVfs::seed(seed);
        stage_.trace.is_on = options.is_traced || options.print;
        stage_.trace.print = options.print;
        draw_faults();
        const int kind = stage_.below(3);
        constexpr std::array tellings{Telling::by_time, Telling::exactly, Telling::by_version};
        desk_ = make_desk(stage_, kind);
        desk_->books_each_time = options.sabotage == Sabotage::shop_books_twice;
        const bool has_mirror = stage_.below(8) == 0 || needs_catalogue(options.sabotage);
        shelf_ = std::make_unique<Shelf>(stage_, tellings.at(static_cast<std::size_t>(kind)),
                                         has_mirror ? 12 + stage_.below(10) : 0);
        promises_ = std::make_unique<Promises>(stage_, *desk_);
        desk_->booked = [this](const Booking& booking) { promises_->check_booking(booking); };
        make_kiosks(has_mirror);
    }

    WorldOutcome live() {
        plan();
        run_until(stage_.clock.boot() + stage_.some(40min, 2h));
        const bool clock_was_wrong = stage_.faults.clock_jump > 0;
        calm_down();
        run_until(stage_.clock.boot() + (clock_was_wrong ? sent_within_after_clock : sent_within));
        if (!stage_.violations.empty()) return outcome();
        for (const auto& kiosk : kiosks_) promises_->check_sent(*kiosk);
        // One that is doubted may be asked about as late as this, and a late execution of it comes before.
        run_until(stage_.clock.boot() + current_within - sent_within);
        if (!stage_.violations.empty()) return outcome();
        for (std::size_t n = 0; n < kiosks_.size(); ++n) {
            promises_->check_ended(*kiosks_[n], n);
            check_catalogue(stage_, *kiosks_[n], *shelf_);
            check_catalogue_is_current(stage_, *kiosks_[n], *shelf_);
        }
        return outcome();
    }

private:
    void draw_faults() {
        stage_.faults = some_faults(stage_.random);
        for (const FaultName& fault : fault_names) {
            if (std::ranges::find(options_.without, fault.name) != options_.without.end())
                stage_.faults.*fault.strength = 0;
            if (stage_.faults.*fault.strength > 0) faults_on_.emplace_back(fault.name);
        }
    }

    void make_kiosks(bool has_mirror) {
        const int drawn = stage_.below(10);
        const int count = drawn < 6 ? 1 : drawn < 9 ? 2 : 3;
        for (int n = 0; n < count; ++n) {
            kiosks_.push_back(
                std::make_unique<Kiosk>(stage_, *desk_, *shelf_, folder_ / fmt::format("kiosk-{}", n + 1), has_mirror));
            Kiosk& kiosk = *kiosks_.back();
            kiosk.drive().plan.forgets_syncs = options_.sabotage == Sabotage::disk_lies;
            shoppers_.push_back(std::make_unique<Shoppers>(stage_, *desk_, *promises_, kiosk, kiosks_.size() - 1));
            shoppers_.back()->is_told_anyway = options_.sabotage == Sabotage::accepted_unwritten;
            start(kiosk);
        }
    }

    // Happens again and again while the world is wild, so often an hour on average.
    void often(int per_hour, std::function<void()> happen) {
        if (per_hour <= 0) return;
        const auto wait = stage_.some(1s, milliseconds{2h} / per_hour);
        stage_.later(wait, [this, per_hour, happen = std::move(happen)] {
            if (!is_wild_) return;
            happen();
            often(per_hour, happen);
        });
    }

    void plan() {
        const Faults& faults = stage_.faults;
        for (std::size_t n = 0; n < kiosks_.size(); ++n) plan_kiosk(*kiosks_[n], *shoppers_[n]);
        if (!shelf_->products().empty()) often(12 + stage_.below(20), [this] { shelf_->change_something(); });
        if (faults.staff_cancel > 0) often(1 + faults.staff_cancel / 10, [this] { desk_->staff_cancels_one(); });
        if (stage_.happens(faults.restored)) {
            stage_.later(stage_.some(10min, 30min), [this] {
                desk_->back_up();
                shelf_->back_up();
            });
            stage_.later(stage_.some(30min, 60min), [this] {
                desk_->restore();
                shelf_->restore();
            });
        }
    }

    void plan_kiosk(Kiosk& kiosk, Shoppers& shoppers) {
        const Faults& faults = stage_.faults;
        const auto while_up = [this, &kiosk](auto happen) {
            return [this, &kiosk, happen] {
                if (kiosk.is_up() && !kiosk.drive().is_off()) happen();
                notice(kiosk);
            };
        };
        often(3 + stage_.below(6), while_up([&shoppers] { shoppers.order(); }));
        often(20, while_up([&shoppers] { shoppers.look_around(); }));
        often(6, while_up([this, &kiosk] { check(kiosk); }));
        often(faults.crash, while_up([this, &kiosk] { restart(kiosk, Ending::crash); }));
        often(faults.crash / 4, while_up([this, &kiosk] { restart(kiosk, Ending::in_order); }));
        often(faults.power_cut,
              while_up([this, &kiosk] { kiosk.drive().plan.power_cut_in = 1 + stage_.random.below(60); }));
        const auto disk_fault = [this, &kiosk](int code) {
            kiosk.drive().plan.fault_in = 1 + stage_.random.below(20);
            kiosk.drive().plan.fault_code = code;
        };
        often(faults.disk_full, [disk_fault] { disk_fault(SQLITE_FULL); });
        often(faults.write_error, [disk_fault] { disk_fault(SQLITE_IOERR_WRITE); });
        often(faults.sync_error, [disk_fault] { disk_fault(SQLITE_IOERR_FSYNC); });
        often(faults.clock_jump,
              [this, &kiosk] { kiosk.clock.wrong_by = stage_.some(0min, 120min) - milliseconds{60min}; });
        often(faults.line_down,
              [this, &kiosk] { kiosk.line().go_down_until(stage_.clock.boot() + stage_.some(1min, 30min)); });
        if (options_.sabotage == Sabotage::none) return;
        often(10, while_up([this, &kiosk] { sabotage(options_.sabotage, kiosk, *shelf_); }));
    }

    void start(Kiosk& kiosk) {
        const std::size_t number = number_of(kiosk);
        // The power may go again while it starts.
        if (is_wild_ && stage_.faults.power_cut > 0 && stage_.below(3) == 0)
            kiosk.drive().plan.power_cut_in = 1 + stage_.random.below(60);
        if (kiosk.start()) promises_->check_kept(kiosk, number);
        if (kiosk.drive().is_off()) {
            restart(kiosk, Ending::power_cut);
        } else if (!kiosk.is_up()) {
            stage_.later(5s, [this, &kiosk] {
                if (!kiosk.is_up()) start(kiosk);
            });
        } else {
            check_catalogue(stage_, kiosk, *shelf_);
            notice(kiosk);
        }
    }

    std::size_t number_of(const Kiosk& kiosk) const {
        const auto place = std::ranges::find(kiosks_, &kiosk, [](const auto& one) { return one.get(); });
        return static_cast<std::size_t>(place - kiosks_.begin());
    }

    void restart(Kiosk& kiosk, Ending ending) {
        kiosk.end(ending);
        stage_.later(stage_.some(1s, 40s), [this, &kiosk] {
            if (!kiosk.is_up()) start(kiosk);
        });
    }

    // The power went while it did something.
    void notice(Kiosk& kiosk) {
        if (kiosk.is_up() && kiosk.drive().is_off()) restart(kiosk, Ending::power_cut);
    }

    void check(Kiosk& kiosk) {
        check_catalogue(stage_, kiosk, *shelf_);
        promises_->check_seen(kiosk);
        if (kiosk.line().recent_calls() > calls_max) stage_.violate("I8: the shop is asked too often");
        if (kiosk.drive().bytes() > disk_bytes_max) stage_.violate("I9: the disk fills");
        const auto names = kiosk.drive().names();
        const auto generations = std::ranges::count_if(
            names, [](const std::string& name) { return name.starts_with("catalogue-") && name.ends_with(".db"); });
        if (generations > generations_max) stage_.violate("I9: too many catalogues lie on the disk");
    }

    void run_until(BootTime end) {
        while (stage_.clock.boot() < end && stage_.violations.empty()) {
            while (stage_.run_due()) {
            }
            step_kiosks();
            BootTime next = std::min(end, stage_.next_event());
            for (const auto& kiosk : kiosks_) {
                if (kiosk->is_up()) next = std::min(next, kiosk->due());
            }
            const BootTime least = stage_.clock.boot() + 1ms;
            stage_.clock.advance(std::max(next, least) - stage_.clock.boot());
        }
    }

    void step_kiosks() {
        for (const auto& kiosk : kiosks_) {
            if (!kiosk->is_up() || kiosk->due() > stage_.clock.boot()) continue;
            if (options_.sabotage == Sabotage::asks_without_pause) kiosk->line().stores([](const auto&) {});
            if (options_.sabotage != Sabotage::outbox_sleeps) kiosk->step();
            notice(*kiosk);
        }
    }

    // Staff look, and find that the shop is as it should be.
    void accept_what_is_held() {
        for (const auto& kiosk : kiosks_) {
            if (!kiosk->is_up() || kiosk->mirror() == nullptr) continue;
            static_cast<void>(kiosk->mirror()->accept_held(kiosk->mirror()->status().held_generation));
        }
    }

    // From here on nothing goes wrong any more.
    void calm_down() {
        stage_.note([] { return std::string{"the faults stop"}; });
        is_wild_ = false;
        stage_.faults = {};
        for (const auto wait : {5min, 15min, 25min}) stage_.later(wait, [this] { accept_what_is_held(); });
        desk_->end_payments();
        for (const auto& kiosk : kiosks_) {
            kiosk->drive().plan.power_cut_in = 0;
            kiosk->drive().plan.fault_in = 0;
            kiosk->clock.wrong_by = 0ms;
            kiosk->line().go_down_until(stage_.clock.boot());
        }
    }

    WorldOutcome outcome() {
        WorldOutcome outcome{.violations = stage_.violations,
                             .faults = faults_on_,
                             .hash = stage_.trace.hash(),
                             .orders = promises_->count()};
        for (const auto& kiosk : kiosks_) {
            outcome.power_cuts += kiosk->power_cuts;
            outcome.crashes += kiosk->crashes;
            outcome.calls += kiosk->line().calls();
        }
        return outcome;
    }

    const WorldOptions& options_;
    Stage stage_;
    TemporaryFolder folder_;
    std::vector<std::string> faults_on_;
    std::unique_ptr<OrderDesk> desk_;
    std::unique_ptr<Shelf> shelf_;
    std::unique_ptr<Promises> promises_;
    std::vector<std::unique_ptr<Kiosk>> kiosks_;
    std::vector<std::unique_ptr<Shoppers>> shoppers_;
    bool is_wild_ = true;
};

}  // namespace

WorldOutcome run_world(std::uint64_t seed, const WorldOptions& options) { return World{seed, options}.live(); }

}  // namespace zuil::sim
