#include "kiosk/ui/picture_cache.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <tuple>

namespace zuil {
namespace {

constexpr double retry_first = 2;
constexpr double retry_most = 60;
constexpr std::size_t waiting_max = 512;

using Key = std::tuple<std::string, int, int, int, int, int, int>;

Key key_of(const PictureRequest& request) {
    const CornerRadii& c = request.corners;
    return {request.picture.url, request.width, request.height, c.top_left, c.top_right, c.bottom_right, c.bottom_left};
}

// Our illustrations draw on beyond their viewBox, so showing them whole fills the frame; a photo is cut to it.
Fit fit_for(const std::vector<std::byte>& bytes) {
    const auto first = std::find_if(bytes.begin(), bytes.end(), [](std::byte byte) {
        return byte != std::byte{' '} && byte != std::byte{'\n'} && byte != std::byte{'\r'} && byte != std::byte{'\t'};
    });
    return first != bytes.end() && *first == std::byte{'<'} ? Fit::contain : Fit::cover;
}

struct Entry {
    TextureId texture;
    std::size_t bytes = 0;
    std::uint64_t used = 0;  // the frame that last asked for it
    bool fresh = false;
    bool asked = false;  // waiting or being decoded
    bool stale = false;  // another picture lies behind its address by now
    double retry_after = retry_first;
    double next_try = 0;
};

}  // namespace

Result<Bitmap> decode_picture(std::span<const std::byte> bytes, int width, int height, Fit fit, CornerRadii corners) {
    return decode_image(bytes, width, height, fit, {}, corners);
}

Result<std::vector<std::byte>> read_file_picture(const std::string& url, int /*side*/) {
    constexpr std::string_view scheme = "file://";
    if (!url.starts_with(scheme)) return fail(Errc::not_found, "no file address: " + url);
    std::ifstream in{url.substr(scheme.size()), std::ios::binary | std::ios::ate};
    if (!in) return fail(Errc::not_found, "no picture at " + url);
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(0, in.tellg()));
    if (size > image_bytes_max) return fail(Errc::bad_data, "too large a picture: " + url);
    std::vector<std::byte> bytes(size);
    in.seekg(0);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (!in) return fail(Errc::device_fault, "could not read " + url);
    return bytes;
}

struct PictureCache::State {
    struct Job {
        Key key;
        PictureRequest request;
    };
    struct Done {
        Key key;
        Result<Bitmap> bitmap;
    };

    Textures& textures;
    ReadPicture read;
    Options options;
    std::map<Key, Entry> entries;
    std::uint64_t frame = 0;
    double now = 0;
    std::size_t bytes = 0;

    mutable std::mutex mutex;  // guards what follows, which the decode threads share
    std::condition_variable wake;
    std::deque<Job> waiting;
    std::vector<Done> done;
    std::set<std::string> arrived;
    int decoding = 0;
    bool stopping = false;
    std::vector<std::thread> threads;

    void work();
    void decode(const Job& job);
    void take_done();
    void take_arrived();
    void drop_unwanted();
    void keep_budget();
};

void PictureCache::State::work() {
    std::unique_lock lock{mutex};
    while (true) {
        wake.wait(lock, [this] { return stopping || !waiting.empty(); });
        if (stopping) return;
        // In reading order: what was scrolled past is no longer among them.
        const Job job = std::move(waiting.front());
        waiting.pop_front();
        ++decoding;
        lock.unlock();
        decode(job);
        lock.lock();
    }
}

void PictureCache::State::decode(const Job& job) {
    auto bitmap = [&]() -> Result<Bitmap> {
        const int side = std::max(job.request.width, job.request.height);
        TRY(const auto file, read(job.request.picture.url, side));
        return options.decode(file, job.request.width, job.request.height, fit_for(file), job.request.corners);
    }();
    {
        const std::lock_guard lock{mutex};
        done.push_back({job.key, std::move(bitmap)});
        --decoding;
    }
    if (options.ready) options.ready();
}

void PictureCache::State::take_done() {
    std::vector<Done> taken;
    {
        const std::lock_guard lock{mutex};
        taken.swap(done);
    }
    for (Done& one : taken) {
        Entry& entry = entries[one.key];
        entry.asked = false;
        if (!one.bitmap) {
            entry.next_try = now + entry.retry_after;
            entry.retry_after = std::min(retry_most, entry.retry_after * 2);
            continue;
        }
        // One that took the place of another just stands there; a new one fades in.
        entry.fresh = !entry.texture;
        if (entry.texture) {
            textures.remove(entry.texture);
            bytes -= entry.bytes;
        }
        entry.bytes = one.bitmap->bytes();
        entry.texture = textures.add(std::move(*one.bitmap));
        bytes += entry.bytes;
    }
}

void PictureCache::State::take_arrived() {
    std::set<std::string> taken;
    {
        const std::lock_guard lock{mutex};
        taken.swap(arrived);
    }
    if (taken.empty()) return;
    for (auto& [key, entry] : entries) {
        if (!taken.contains(std::get<0>(key))) continue;
        entry.next_try = 0;
        entry.retry_after = retry_first;
        entry.stale = static_cast<bool>(entry.texture);
    }
}

void PictureCache::State::drop_unwanted() {
    const std::lock_guard lock{mutex};
    std::erase_if(waiting, [this](const Job& job) {
        Entry& entry = entries[job.key];
        const bool unwanted = entry.used + 1 < frame;
        if (unwanted) {
            entry.asked = false;
            entry.stale = static_cast<bool>(entry.texture);
        }
        return unwanted;
    });
}

void PictureCache::State::keep_budget() {
    while (bytes > options.budget_bytes) {
        auto oldest = entries.end();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const bool idle = entry->second.texture && entry->second.used + 1 < frame;
            if (idle && (oldest == entries.end() || entry->second.used < oldest->second.used)) oldest = entry;
        }
        if (oldest == entries.end()) return;  // everything is on the screen
        bytes -= oldest->second.bytes;
        textures.remove(oldest->second.texture);
        entries.erase(oldest);
    }
    // What never arrived and is not asked for any more leaves no trace either.
    std::erase_if(entries, [this](const auto& entry) {
        return !entry.second.texture && !entry.second.asked && entry.second.used + 1000 < frame;
    });
}

PictureCache::PictureCache(Textures& textures, ReadPicture read, Options options)
    : state_{new State{textures, std::move(read), std::move(options), {}, 0, 0, 0, {}, {}, {}, {}, {}, 0, false, {}}} {
    for (int i = 0; i < state_->options.threads; ++i) {
        state_->threads.emplace_back([state = state_.get()] { state->work(); });
    }
}

PictureCache::~PictureCache() {
    {
        const std::lock_guard lock{state_->mutex};
        state_->stopping = true;
    }
    state_->wake.notify_all();
    for (std::thread& thread : state_->threads) thread.join();
    for (const auto& [key, entry] : state_->entries) {
        if (entry.texture) state_->textures.remove(entry.texture);
    }
}

void PictureCache::begin_frame(double seconds) {
    state_->now = seconds;
    ++state_->frame;
    state_->take_done();
    state_->take_arrived();
    state_->drop_unwanted();
    state_->keep_budget();
}

Pictures::Found PictureCache::find(const PictureRequest& request) {
    if (request.width <= 0 || request.height <= 0) return {};
    Key key = key_of(request);
    Entry& entry = state_->entries[key];
    entry.used = state_->frame;
    const Found found{entry.texture, std::exchange(entry.fresh, false)};
    const bool wanted = !entry.texture || entry.stale;
    if (!wanted || entry.asked || state_->now < entry.next_try) return found;
    {
        const std::lock_guard lock{state_->mutex};
        if (state_->waiting.size() >= waiting_max) return found;
        state_->waiting.push_back({std::move(key), request});
    }
    entry.asked = true;
    entry.stale = false;
    state_->wake.notify_one();
    return found;
}

void PictureCache::arrived(const std::string& url) {
    {
        const std::lock_guard lock{state_->mutex};
        state_->arrived.insert(url);
    }
    if (state_->options.ready) state_->options.ready();
}

bool PictureCache::settled() const {
    const std::lock_guard lock{state_->mutex};
    return state_->waiting.empty() && state_->decoding == 0 && state_->done.empty();
}

std::optional<double> PictureCache::wake_in() const {
    std::optional<double> soonest;
    for (const auto& [key, entry] : state_->entries) {
        const bool missed = !entry.texture && !entry.asked && entry.used == state_->frame && entry.next_try > 0;
        if (!missed) continue;
        const double wait = std::max(0.0, entry.next_try - state_->now);
        soonest = soonest ? std::min(*soonest, wait) : wait;
    }
    return soonest;
}

std::size_t PictureCache::bytes() const { return state_->bytes; }

}  // namespace zuil
