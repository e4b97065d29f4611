#include "kiosk/print/desk_printer.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "kiosk/print/slip_page.hpp"
#include "platform/base/log.hpp"

namespace zuil {
namespace {

using SteadyClock = std::chrono::steady_clock;

class DeskPrinter final : public SlipPrinter {
public:
    DeskPrinter(DeskPrinterOptions options, std::unique_ptr<Fonts> fonts, std::function<void()> wake)
        : options_{std::move(options)},
          fonts_{std::move(fonts)},
          wake_{std::move(wake)},
          printer_{options_.address, options_.printer},
          thread_{[this] { run(); }} {}

    ~DeskPrinter() override {
        {
            const std::lock_guard lock{mutex_};
            ends_ = true;
        }
        printer_.stop();
        changed_.notify_one();
        thread_.join();
    }

    Status print(Slip slip) override {
        {
            const std::lock_guard lock{mutex_};
            if (waiting_.size() >= waiting_max) return fail(Errc::conflict, "too many slips wait");
            waiting_.push_back({std::move(slip), SteadyClock::now() + options_.wait_most});
            state_.waiting = waiting_.size();
        }
        changed_.notify_one();
        return {};
    }

    State state() override {
        const std::lock_guard lock{mutex_};
        return state_;
    }

    std::vector<Outcome> take_outcomes() override {
        const std::lock_guard lock{mutex_};
        return std::exchange(outcomes_, {});
    }

private:
    struct Waiting {
        Slip slip;
        SteadyClock::time_point until;
    };

    void run() {
        std::unique_lock lock{mutex_};
        while (true) {
            changed_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
            if (ends_) return;
            const Slip slip = waiting_.front().slip;
            lock.unlock();
            const PrintResult result = printer_.print(draw_slip(slip, *fonts_, options_.dots));
            lock.lock();
            if (ends_) return;
            take(result);
            lock.unlock();
            wake_();
            lock.lock();
            if (!is_on_paper(result.printed)) changed_.wait_for(lock, options_.try_again, [this] { return ends_; });
        }
    }

    void take(const PrintResult& result) {
        if (result.printed != state_.last && !result.detail.empty()) {
            log::error("the printer of the desk: {}", result.detail);
        }
        state_.last = result.printed;
        state_.paper_low = result.paper_low;
        if (is_on_paper(result.printed)) {
            end_first(result.printed);
        } else {
            while (!waiting_.empty() && SteadyClock::now() >= waiting_.front().until) end_first(result.printed);
            // Nothing waits for it any more, and nobody knows how it is.
            if (waiting_.empty()) state_.last = Printed::yes;
        }
        state_.waiting = waiting_.size();
    }

    void end_first(Printed printed) {
        const Slip& slip = waiting_.front().slip;
        outcomes_.push_back({slip.order, slip.code, printed});
        waiting_.pop_front();
    }

    const DeskPrinterOptions options_;
    const std::unique_ptr<Fonts> fonts_;
    const std::function<void()> wake_;
    ReceiptPrinter printer_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Waiting> waiting_;
    std::vector<Outcome> outcomes_;
    State state_;
    bool ends_ = false;
    std::thread thread_;  // last: it uses everything above
};

}  // namespace

std::unique_ptr<SlipPrinter> make_desk_printer(DeskPrinterOptions options, std::unique_ptr<Fonts> fonts,
                                               std::function<void()> wake) {
    return std::make_unique<DeskPrinter>(std::move(options), std::move(fonts), std::move(wake));
}

}  // namespace zuil
