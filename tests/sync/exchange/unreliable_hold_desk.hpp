#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/shops/hold_desk.hpp"

namespace zuil {

// A shop that keeps what stores put aside, behind a line that fails in every way it likes: a request may be carried out
// after its caller has given up.
class UnreliableHoldDesk final : public HoldDesk {
public:
    UnreliableHoldDesk(const Clock& clock, std::uint64_t seed) : clock_{clock}, random_{seed} {}

    // In percent of the calls: never arrives; is carried out and never answered; is carried out `lateness` later and
    // never answered; fails at once.
    int lost_request = 0;
    int lost_reply = 0;
    int late_request = 0;
    int offline = 0;
    std::chrono::milliseconds lateness{20'000};
    int pieces = 100;  // that lie in the store and nobody has bought
    bool is_counted = true;
    Errc refuses = Errc::offline;  // anything else: how it refuses

    // Delivers what was answered, and carries out what is late.
    void run() {
        while (!late_.empty() && late_.front().first <= clock_.boot()) {
            late_.front().second();
            late_.pop_front();
        }
        auto due = std::exchange(answers_, {});
        for (auto& answer : due) answer();
    }
    void forget_callers() { answers_.clear(); }
    int free() const { return pieces - static_cast<int>(kept.size()); }
    int times(const std::string& code) const { return static_cast<int>(kept.count(code)); }

    void keep(const HoldNotice& hold, Done<HoldKept> done) override {
        ++calls;
        last = hold;
        if (refuses != Errc::offline) {
            return answers_.push_back([done = std::move(done), code = refuses] { done(fail(code, "no")); });
        }
        if (!is_counted) return answers_.push_back([done = std::move(done)] { done(HoldKept::not_counted); });
        // As a connector does it: it looks, and makes what is not there.
        answer<HoldKept>(std::move(done), [this, hold]() -> Result<HoldKept> {
            if (kept.contains(hold.code)) return HoldKept::kept;
            if (free() <= 0) return fail(Errc::conflict, "nothing is left");
            kept.insert(hold.code);
            return HoldKept::kept;
        });
    }
    void let_go(const HoldNotice& hold, Done<int> done) override {
        ++calls;
        answer<int>(std::move(done), [this, hold]() -> Result<int> { return static_cast<int>(kept.erase(hold.code)); });
    }
    void let_go_forgotten(const StoreId&, Done<int> done) override {
        ++tidied;
        answer<int>(std::move(done), [this]() -> Result<int> {
            return static_cast<int>(
                std::erase_if(kept, [&](const std::string& code) { return forgotten.contains(code); }));
        });
    }

    std::multiset<std::string> kept;  // the codes of what cannot be sold
    std::set<std::string> forgotten;  // of these, what should have been let go an hour ago
    HoldNotice last;
    int calls = 0;
    int tidied = 0;

private:
    bool happens(int percent) { return percent > 0 && random_.below(100) < static_cast<std::uint64_t>(percent); }

    template <class T>
    void answer(Done<T> done, std::function<Result<T>()> act) {
        const auto nothing_came = [&] {
            Error error{Errc::timeout, "nothing came"};
            error.retry_after = lateness;
            answers_.push_back([done, error] { done(tl::unexpected<Error>{error}); });
        };
        if (happens(offline)) {
            answers_.push_back([done] { done(fail(Errc::offline, "no line")); });
        } else if (happens(lost_request)) {
            nothing_came();
        } else if (happens(late_request)) {
            late_.emplace_back(clock_.boot() + lateness, [act] { act(); });
            nothing_came();
        } else {
            Result<T> result = act();
            if (happens(lost_reply)) return nothing_came();
            answers_.push_back([done = std::move(done), result = std::move(result)] { done(result); });
        }
    }

    const Clock& clock_;
    SeededRandom random_;
    std::vector<std::function<void()>> answers_;
    std::deque<std::pair<BootTime, std::function<void()>>> late_;
};

}  // namespace zuil
