#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/base/result.hpp"
#include "platform/http/http.hpp"

namespace zuil {

// The sizes that pictures are kept in. A card of a listing, or as large as a screen shows one.
enum class PictureSize { card, full };

constexpr int side_of(PictureSize size) { return size == PictureSize::card ? 512 : 1280; }

struct PictureMirrorOptions {
    std::filesystem::path folder;
    std::uint64_t disk_bytes_max = 1U << 30U;      // longest unused first when it is more
    std::uint64_t picture_bytes_max = 16U << 20U;  // as it comes from the shop
    int requests_max = 4;                          // at once
    std::chrono::milliseconds deadline{20'000};
    // The address to fetch, where the shop's server resizes; none: the picture's own. Called from any thread.
    std::function<std::string(const std::string& url, int side)> address{};
    // Makes what came as small as the size needs, off the engine's thread; none: it is kept as it came.
    std::function<Result<std::string>(std::string bytes, int side)> shrink{};
    // From any thread: a picture is here that was not, or is another one now.
    std::function<void(const std::string& url)> arrived{};
    // Without a thread of its own, step() does that work too: for tests.
    bool works_in_step = false;
};

// The shop's pictures on this kiosk's disk. What a screen asks for and is not here is fetched, the newest wish first,
// since older ones have scrolled by; what is known to be wanted later is fetched when nobody waits. Once a run, a
// picture that is shown is asked after with its ETag. All of it survives a restart, and none of it is precious.
//
// A file stands under the hash of its address, not of its content: pictures are shared by address in every shop we
// know, and a file for each needs no index that could disagree with the folder.
class PictureMirror {
public:
    PictureMirror(PictureMirrorOptions options, Http& http, const Clock& clock, Random& random);
    PictureMirror(const PictureMirror&) = delete;
    PictureMirror& operator=(const PictureMirror&) = delete;
    ~PictureMirror();

    // Any thread. not_found: it is not here yet, and has been wished for. What a file:// address names is read from
    // where it is.
    Result<std::string> read(const std::string& url, PictureSize size);
    // Engine's thread: wanted some time, most wanted first. Replaces what was said before.
    void fetch_later(std::vector<std::string> urls);
    // Engine's thread, after Http::poll(): starts what is due, never waits.
    void step();
    // When step() has something to look up that no answer will wake it for.
    std::optional<std::chrono::milliseconds> next_step_in() const;

    std::size_t waiting() const;                                 // wishes that no request has been sent for
    std::size_t under_way() const { return under_way_.size(); }  // engine's thread: requests without an answer
    std::uint64_t disk_bytes() const { return disk_bytes_; }

private:
    struct Wish {
        std::string url;
        PictureSize size = PictureSize::card;
        std::string etag{};  // of what is here already
        auto key() const { return std::pair{url, size}; }
    };
    using Key = std::pair<std::string, PictureSize>;
    struct Arrival {
        Wish wish;
        std::string etag;
        std::string bytes;
    };
    struct Setback {
        BootTime until;
        int times = 0;
    };

    std::filesystem::path file_of(const std::string& url, PictureSize size) const;
    std::string address_of(const std::string& url, PictureSize size) const;
    void wish(Wish wish);
    void forget(const Wish& wish);
    std::optional<Wish> next();
    std::optional<Wish> newest_of(std::deque<Wish>& queue);
    std::optional<Wish> next_for_later();
    bool has_room_for_later() const;
    bool may_ask(const std::string& url) const;
    void ask(Wish wish);
    void take_answer(const Wish& wish, Result<HttpReply> answer);
    void take_failure(const Wish& wish, Errc code);
    void set_back(const std::string& url, std::chrono::milliseconds first);

    void work();
    bool work_off_one();
    void keep(const Arrival& arrival);
    void keep_budget(std::uint64_t bytes_max);

    const PictureMirrorOptions options_;
    Http& http_;
    const Clock& clock_;
    Random& random_;

    // The engine's.
    std::map<std::uint64_t, HttpTicket> under_way_;
    std::uint64_t asked_ = 0;
    std::map<std::string, Setback> setbacks_;
    BootTime paused_until_{};
    std::vector<std::string> later_;
    std::size_t later_done_ = 0;

    std::atomic<std::uint64_t> disk_bytes_{0};
    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable has_work_;
    std::deque<Wish> wishes_;  // newest last
    std::deque<Wish> checks_;  // newest last
    std::set<Key> known_;      // what waits or is under way
    std::set<Key> checked_;    // asked after in this run
    std::deque<Arrival> arrivals_;
    bool is_ending_ = false;
    std::thread worker_;
};

}  // namespace zuil
