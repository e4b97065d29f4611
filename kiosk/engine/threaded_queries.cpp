#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "kiosk/engine/catalogue_queries.hpp"
#include "platform/secrets/wiping.hpp"

namespace zuil {
namespace {

class ThreadedQueries final : public CatalogueQueries {
public:
    ThreadedQueries(std::filesystem::path folder, std::function<void()> wake, SearchSettings search)
        : wake_{std::move(wake)}, thread_{[this, desk = CatalogueDesk{std::move(folder), std::move(search)}]() mutable {
              run(desk);
          }} {}

    ~ThreadedQueries() override {
        {
            const std::lock_guard lock{mutex_};
            ends_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }

    std::uint64_t ask(QuestionSlot slot, CatalogueQuestion question) override {
        std::uint64_t ticket = 0;
        {
            const std::lock_guard lock{mutex_};
            ticket = ++tickets_;
            asked_.insert_or_assign(slot, Asked{.ticket = ticket, .question = std::move(question)});
        }
        changed_.notify_one();
        return ticket;
    }

    std::vector<AnsweredQuestion> take_answers() override {
        const std::lock_guard lock{mutex_};
        std::vector<AnsweredQuestion> answers;
        for (auto& [slot, answered] : answers_) answers.push_back(std::move(answered));
        answers_.clear();
        return answers;
    }

    void search_by(SearchSettings search) override {
        {
            const std::lock_guard lock{mutex_};
            search_ = std::move(search);
        }
        changed_.notify_one();
    }

    void forget() override {
        const auto is_gone = [](const auto& one) { return is_shoppers(one.first); };
        {
            const std::lock_guard lock{mutex_};
            std::erase_if(asked_, is_gone);
            std::erase_if(answers_, is_gone);
            forgets_ = true;
        }
        changed_.notify_one();
    }

private:
    struct Asked {
        std::uint64_t ticket = 0;
        CatalogueQuestion question;
    };

    void run(CatalogueDesk& desk) {
        std::unique_lock lock{mutex_};
        while (true) {
            changed_.wait(lock, [this] { return ends_ || forgets_ || search_.has_value() || !asked_.empty(); });
            if (ends_) return;
            if (search_) {
                desk.search_by(*std::exchange(search_, std::nullopt));
                continue;
            }
            const bool has_time = !std::exchange(forgets_, false);
            if (has_time) answer_next(desk, lock);
            lock.unlock();
            wipe_dead_stack();
            lock.lock();
            if (!has_time || ends_ || !asked_.empty()) continue;
            lock.unlock();
            desk.prepare();
            lock.lock();
        }
    }

    // A function of its own, so that nothing of what was asked stands where the thread sleeps.
    [[gnu::noinline]] void answer_next(CatalogueDesk& desk, std::unique_lock<std::mutex>& lock) {
        const auto [slot, asked] = std::move(*asked_.begin());
        asked_.erase(asked_.begin());
        lock.unlock();
        Result<CatalogueAnswer> answer = desk.answer(asked.question);
        lock.lock();
        // Who asked it has left meanwhile.
        if (forgets_ && is_shoppers(slot)) return;
        // One per slot: an answer that nobody fetched yet gives way to the newer one.
        answers_.insert_or_assign(slot,
                                  AnsweredQuestion{.slot = slot, .ticket = asked.ticket, .answer = std::move(answer)});
        lock.unlock();
        wake_();
        lock.lock();
    }

    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<QuestionSlot, Asked> asked_;
    std::map<QuestionSlot, AnsweredQuestion> answers_;
    std::optional<SearchSettings> search_;  // that the desk does not have yet
    std::uint64_t tickets_ = 0;
    bool forgets_ = false;
    bool ends_ = false;
    std::thread thread_;  // last: it uses everything above
};

}  // namespace

std::unique_ptr<CatalogueQueries> make_threaded_queries(std::filesystem::path folder, std::function<void()> wake,
                                                        SearchSettings search) {
    return std::make_unique<ThreadedQueries>(std::move(folder), std::move(wake), std::move(search));
}

}  // namespace zuil
