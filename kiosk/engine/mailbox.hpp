#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/snapshot.hpp"

// What lies between the thread that draws and the thread that decides. Locks are held for a move, never over work.
namespace zuil {

// Intents on their way to the engine, in order. Bounded: a shopper cannot touch faster than it is emptied, so what does
// not fit comes from a fault and is dropped.
class IntentInbox {
public:
    static constexpr std::size_t intents_max = 256;

    // `wake` is called from the thread that puts.
    explicit IntentInbox(std::function<void()> wake) : wake_{std::move(wake)} {}

    void put(std::vector<Intent> intents) {
        {
            const std::lock_guard lock{mutex_};
            for (Intent& intent : intents) {
                if (waiting_.size() < intents_max) waiting_.push_back(std::move(intent));
            }
        }
        wake_();
    }
    std::vector<Intent> take() {
        const std::lock_guard lock{mutex_};
        return std::exchange(waiting_, {});
    }

private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<Intent> waiting_;
};

// The newest picture for the thread that draws.
class SnapshotPublisher {
public:
    // `wake` is called from the engine's thread after each publication.
    explicit SnapshotPublisher(std::function<void()> wake) : wake_{std::move(wake)} {}

    void publish(std::shared_ptr<const Snapshot> snapshot) {
        {
            const std::lock_guard lock{mutex_};
            newest_ = std::move(snapshot);
        }
        wake_();
    }
    // nullptr before the first one.
    std::shared_ptr<const Snapshot> newest() const {
        const std::lock_guard lock{mutex_};
        return newest_;
    }

private:
    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::shared_ptr<const Snapshot> newest_;
};

}  // namespace zuil
