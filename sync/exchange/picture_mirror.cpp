#include "sync/exchange/picture_mirror.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "platform/base/log.hpp"
#include "platform/files/files.hpp"
#include "platform/http/http_date.hpp"
#include "platform/secrets/content_hash.hpp"
#include "sync/exchange/backoff.hpp"
#include "sync/exchange/picture_file.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::array all_sizes{PictureSize::card, PictureSize::full};
constexpr std::size_t wishes_max = 512;  // some screens full
constexpr std::size_t checks_max = 512;
constexpr std::size_t checked_max = 50'000;  // then all may be asked after once more
constexpr std::size_t later_max = 100'000;
constexpr std::size_t arrivals_max = 8;
constexpr std::size_t setbacks_max = 4096;
constexpr std::size_t requests_for_later_max = 2;  // so that a wish finds a free place
constexpr int looked_up_per_step = 50;             // files; a step stays well below a millisecond

constexpr milliseconds look_up_every = 20ms;

constexpr milliseconds setback_first = 5s;       // nobody answers, or not as expected
constexpr milliseconds setback_lasting = 15min;  // the shop says that there is no such picture
constexpr milliseconds setback_most = 1h;

}  // namespace

PictureMirror::PictureMirror(PictureMirrorOptions options, Http& http, const Clock& clock, Random& random)
    : options_{std::move(options)}, http_{http}, clock_{clock}, random_{random} {
    if (options_.works_in_step) {
        keep_budget(options_.disk_bytes_max);
    } else {
        worker_ = std::thread{[this] { work(); }};
    }
}

PictureMirror::~PictureMirror() {
    for (const auto& [number, ticket] : under_way_) http_.cancel(ticket);
    if (!worker_.joinable()) return;
    {
        const std::lock_guard lock{mutex_};
        is_ending_ = true;
    }
    has_work_.notify_one();
    worker_.join();
}

std::string PictureMirror::address_of(const std::string& url, PictureSize size) const {
    return options_.address ? options_.address(url, side_of(size)) : url;
}

std::filesystem::path PictureMirror::file_of(const std::string& url, PictureSize size) const {
    std::string name = address_of(url, size);
    // Without a shrinker, both sizes of one address are one file.
    if (options_.shrink) name += fmt::format(" {}", side_of(size));
    return options_.folder / content_hash(name);
}

Result<std::string> PictureMirror::read(const std::string& url, PictureSize size) {
    if (const auto local = local_file(url)) return read_file(*local, options_.picture_bytes_max);
    const std::filesystem::path file = file_of(url, size);
    auto picture = read_picture_file(file, options_.picture_bytes_max);
    if (!picture) {
        if (picture.error().code == Errc::bad_data) (void)remove_file(file);
        wish({url, size});
        return fail(Errc::not_found, "the picture is not here yet");
    }
    touch_file(file);
    const std::lock_guard lock{mutex_};
    if (checked_.size() >= checked_max) checked_.clear();
    const bool is_due = !picture->etag.empty() && checked_.emplace(url, size).second;
    if (is_due && checks_.size() < checks_max && known_.emplace(url, size).second)
        checks_.push_back({url, size, std::move(picture->etag)});
    return std::move(picture->bytes);
}

void PictureMirror::wish(Wish wish) {
    {
        const std::lock_guard lock{mutex_};
        const bool is_new = known_.insert(wish.key()).second;
        if (!is_new) {
            // Asked for again: it is on the screen now, so it is the newest.
            const auto found = std::find_if(wishes_.begin(), wishes_.end(),
                                            [&wish](const Wish& other) { return other.key() == wish.key(); });
            if (found != wishes_.end()) std::rotate(found, found + 1, wishes_.end());
            return;
        }
        wishes_.push_back(std::move(wish));
        if (wishes_.size() > wishes_max) {
            known_.erase(wishes_.front().key());
            wishes_.pop_front();
        }
    }
    http_.wake();
}

void PictureMirror::forget(const Wish& wish) {
    const std::lock_guard lock{mutex_};
    known_.erase(wish.key());
}

void PictureMirror::fetch_later(std::vector<std::string> urls) {
    if (urls.size() > later_max) urls.resize(later_max);
    later_ = std::move(urls);
    later_done_ = 0;
}

std::size_t PictureMirror::waiting() const {
    const std::lock_guard lock{mutex_};
    return wishes_.size();
}

void PictureMirror::step() {
    if (options_.works_in_step) {
        while (work_off_one()) continue;
    }
    if (clock_.boot() < paused_until_) return;
    while (under_way_.size() < static_cast<std::size_t>(options_.requests_max)) {
        auto wish = next();
        if (!wish) return;
        ask(*std::move(wish));
    }
}

std::optional<PictureMirror::Wish> PictureMirror::next() {
    {
        const std::lock_guard lock{mutex_};
        // The disk is slower than the network; what comes in would pile up.
        if (arrivals_.size() >= arrivals_max) return std::nullopt;
        if (auto wish = newest_of(wishes_)) return wish;
        if (auto wish = newest_of(checks_)) return wish;
    }
    return next_for_later();
}

std::optional<PictureMirror::Wish> PictureMirror::newest_of(std::deque<Wish>& queue) {
    while (!queue.empty()) {
        Wish wish = std::move(queue.back());
        queue.pop_back();
        if (may_ask(wish.url)) return wish;
        known_.erase(wish.key());
    }
    return std::nullopt;
}

// What may be wanted some day does not push out what was. Below what trimming leaves, or each would follow the other.
bool PictureMirror::has_room_for_later() const { return disk_bytes_ < options_.disk_bytes_max / 10 * 8; }

std::optional<milliseconds> PictureMirror::next_step_in() const {
    if (later_done_ >= later_.size() || !has_room_for_later()) return std::nullopt;
    if (under_way_.size() >= requests_for_later_max) return std::nullopt;  // an answer comes first
    const auto paused = std::chrono::ceil<milliseconds>(paused_until_ - clock_.boot());
    return std::max(paused, look_up_every);
}

std::optional<PictureMirror::Wish> PictureMirror::next_for_later() {
    if (!has_room_for_later() || under_way_.size() >= requests_for_later_max) return std::nullopt;
    for (int looked_up = 0; looked_up < looked_up_per_step && later_done_ < later_.size(); ++looked_up) {
        Wish wish{later_[later_done_++], PictureSize::card};
        std::error_code error;
        if (local_file(wish.url) || !may_ask(wish.url) || std::filesystem::exists(file_of(wish.url, wish.size), error))
            continue;
        const std::lock_guard lock{mutex_};
        if (known_.insert(wish.key()).second) return wish;
    }
    return std::nullopt;
}

bool PictureMirror::may_ask(const std::string& url) const {
    const auto found = setbacks_.find(url);
    return found == setbacks_.end() || clock_.boot() >= found->second.until;
}

void PictureMirror::ask(Wish wish) {
    HttpRequest request{.url = address_of(wish.url, wish.size),
                        .deadline = options_.deadline,
                        .reply_bytes_max = options_.picture_bytes_max,
                        .etag = wish.etag};
    const std::uint64_t number = ++asked_;
    under_way_[number] = http_.send(std::move(request), [this, number, wish](Result<HttpReply> answer) {
        under_way_.erase(number);
        take_answer(wish, std::move(answer));
    });
}

void PictureMirror::take_answer(const Wish& wish, Result<HttpReply> answer) {
    if (!answer) return take_failure(wish, answer.error().code);
    const bool is_refused = answer->status >= 400 && answer->status < 500 && answer->status != 429;
    if (is_refused) {
        set_back(wish.url, setback_lasting);
        return forget(wish);
    }
    // A guest network answers 200 with its login page.
    if (answer->status == 200 && looks_like_picture(answer->body)) {
        setbacks_.erase(wish.url);
        std::string etag{answer->header("ETag")};
        {
            const std::lock_guard lock{mutex_};
            checked_.insert(wish.key());
            arrivals_.push_back({wish, std::move(etag), std::move(answer->body)});
        }
        has_work_.notify_one();
        return;
    }
    if (answer->status != 304) set_back(wish.url, setback_first);
    if (const milliseconds wait = retry_after(*answer); wait > milliseconds{0}) {
        const auto spread = random_.below(static_cast<std::uint64_t>(wait.count() / 5) + 1);
        paused_until_ = std::max(paused_until_, clock_.boot() + wait + milliseconds{spread});
    }
    forget(wish);
}

void PictureMirror::take_failure(const Wish& wish, Errc code) {
    if (code == Errc::offline) {
        // Nothing of the rest would come either. Kiosks that lost one network do not return to it as one.
        paused_until_ = clock_.boot() + setback_first + backoff(1, {.first = setback_first}, random_);
    } else {
        set_back(wish.url, code == Errc::bad_data ? setback_lasting : setback_first);
    }
    forget(wish);
}

void PictureMirror::set_back(const std::string& url, milliseconds first) {
    if (setbacks_.size() >= setbacks_max) setbacks_.clear();
    Setback& setback = setbacks_[url];
    setback.until = clock_.boot() + first + backoff(setback.times++, {.first = first, .most = setback_most}, random_);
}

void PictureMirror::work() {
    keep_budget(options_.disk_bytes_max);
    for (;;) {
        {
            std::unique_lock lock{mutex_};
            has_work_.wait(lock, [this] { return is_ending_ || !arrivals_.empty(); });
            if (is_ending_) return;
        }
        work_off_one();
    }
}

bool PictureMirror::work_off_one() {
    Arrival arrival;
    {
        const std::lock_guard lock{mutex_};
        if (arrivals_.empty()) return false;
        arrival = std::move(arrivals_.front());
        arrivals_.pop_front();
    }
    keep(arrival);
    forget(arrival.wish);
    // The trimmed part is room for some time, so that not every picture reads the whole folder.
    if (disk_bytes_ > options_.disk_bytes_max) keep_budget(options_.disk_bytes_max / 10 * 9);
    if (options_.arrived) options_.arrived(arrival.wish.url);
    return true;
}

void PictureMirror::keep(const Arrival& arrival) {
    const std::string& url = arrival.wish.url;
    const std::string address = address_of(url, arrival.wish.size);
    for (const PictureSize size : all_sizes) {
        if (address_of(url, size) != address) continue;
        PictureFile picture{arrival.etag, arrival.bytes};
        // What cannot be made smaller stays as it came; whoever draws it will say what is wrong with it.
        if (options_.shrink) {
            if (auto small = options_.shrink(arrival.bytes, side_of(size))) picture.bytes = *std::move(small);
        }
        if (auto kept = write_picture_file(file_of(url, size), picture); !kept)
            return log::warning("a picture could not be kept: {}", kept.error().detail);
        disk_bytes_ += picture.bytes.size();
        if (!options_.shrink) return;
    }
}

void PictureMirror::keep_budget(std::uint64_t bytes_max) {
    auto made = make_folder(options_.folder);
    auto bytes = made ? trim_folder(options_.folder, bytes_max) : tl::unexpected<Error>{made.error()};
    if (bytes) {
        disk_bytes_ = *bytes;
    } else {
        log::warning("the pictures' folder could not be tidied: {}", bytes.error().detail);
    }
}

}  // namespace zuil
