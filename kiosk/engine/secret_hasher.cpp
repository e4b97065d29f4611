#include "kiosk/engine/secret_hasher.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace zuil {
namespace {

class ThreadedHasher final : public SecretHasher {
public:
    ThreadedHasher(std::string salt, std::function<void()> wake)
        : salt_{std::move(salt)}, wake_{std::move(wake)}, thread_{[this] { run(); }} {}

    ~ThreadedHasher() override {
        {
            const std::lock_guard lock{mutex_};
            ends_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }

    void begin(SecretText secret) override {
        {
            const std::lock_guard lock{mutex_};
            waiting_ = std::move(secret);
            hashed_.reset();
            ++number_;
        }
        changed_.notify_one();
    }

    std::optional<Result<std::string>> take() override {
        const std::lock_guard lock{mutex_};
        return std::exchange(hashed_, std::nullopt);
    }

private:
    void run() {
        std::unique_lock lock{mutex_};
        while (true) {
            changed_.wait(lock, [this] { return ends_ || waiting_; });
            if (ends_) return;
            const SecretText secret = *std::exchange(waiting_, std::nullopt);
            const int number = number_;
            lock.unlock();
            auto hashed = slow_hash(secret, salt_);
            lock.lock();
            if (number != number_) continue;
            hashed_ = std::move(hashed);
            lock.unlock();
            wake_();
            lock.lock();
        }
    }

    const std::string salt_;
    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<SecretText> waiting_;
    std::optional<Result<std::string>> hashed_;
    int number_ = 0;  // of the one that was begun last
    bool ends_ = false;
    std::thread thread_;  // last: it uses everything above
};

class DirectHasher final : public SecretHasher {
public:
    DirectHasher(std::string salt, HashCost cost) : salt_{std::move(salt)}, cost_{cost} {}

    void begin(SecretText secret) override { waiting_ = std::move(secret); }
    std::optional<Result<std::string>> take() override {
        if (!waiting_) return std::nullopt;
        const SecretText secret = *std::exchange(waiting_, std::nullopt);
        return slow_hash(secret, salt_, cost_);
    }

private:
    const std::string salt_;
    const HashCost cost_;
    std::optional<SecretText> waiting_;
};

}  // namespace

std::unique_ptr<SecretHasher> make_threaded_hasher(std::string salt, std::function<void()> wake) {
    return std::make_unique<ThreadedHasher>(std::move(salt), std::move(wake));
}

std::unique_ptr<SecretHasher> make_direct_hasher(std::string salt, HashCost cost) {
    return std::make_unique<DirectHasher>(std::move(salt), cost);
}

}  // namespace zuil
