#include "platform/files/file_watch.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <thread>

namespace zuil {

struct FileWatch::State {
    int watch = -1;
    int end = -1;
    std::map<int, std::set<std::string>> names;  // by the folder's watch
    std::function<void()> changed;
    std::thread thread;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (thread.joinable()) {
            const std::uint64_t one = 1;
            // Cannot fail: the counter is at nought.
            [[maybe_unused]] const auto written = write(end, &one, sizeof one);
            thread.join();
        }
        if (watch >= 0) close(watch);
        if (end >= 0) close(end);
    }

    Status add(const std::filesystem::path& file);
    bool concerns(const char* events, std::size_t bytes) const;
    void work() const;
};

Status FileWatch::State::add(const std::filesystem::path& file) {
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    const int number = inotify_add_watch(watch, folder.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO);
    if (number < 0) {
        return fail(errno == ENOENT ? Errc::not_found : Errc::device_fault,
                    folder.string() + " cannot be watched: " + std::strerror(errno));
    }
    names[number].insert(file.filename().string());
    return {};
}

bool FileWatch::State::concerns(const char* events, std::size_t bytes) const {
    std::size_t at = 0;
    while (at + sizeof(inotify_event) <= bytes) {
        inotify_event event{};
        std::memcpy(&event, events + at, sizeof event);
        const char* name = events + at + sizeof event;
        at += sizeof event + event.len;
        if ((event.mask & IN_Q_OVERFLOW) != 0) return true;
        const auto folder = names.find(event.wd);
        if (folder != names.end() && event.len > 0 && folder->second.contains(name)) return true;
    }
    return false;
}

void FileWatch::State::work() const {
    std::array<char, 8192> events{};
    while (true) {
        std::array<pollfd, 2> wanted{pollfd{watch, POLLIN, 0}, pollfd{end, POLLIN, 0}};
        if (poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR) return;
        if (wanted[1].revents != 0) return;
        if (wanted[0].revents == 0) continue;
        const auto bytes = read(watch, events.data(), events.size());
        if (bytes > 0 && concerns(events.data(), static_cast<std::size_t>(bytes))) changed();
    }
}

FileWatch::FileWatch(std::unique_ptr<State> state) : state_{std::move(state)} {}
FileWatch::~FileWatch() = default;

Result<std::unique_ptr<FileWatch>> FileWatch::start(std::vector<std::filesystem::path> files,
                                                    std::function<void()> changed) {
    auto state = std::make_unique<State>();
    state->changed = std::move(changed);
    state->watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    state->end = eventfd(0, EFD_CLOEXEC);
    if (state->watch < 0 || state->end < 0) {
        return fail(Errc::device_fault, std::string{"no file can be watched: "} + std::strerror(errno));
    }
    for (const std::filesystem::path& file : files) TRY_DO(state->add(file));
    state->thread = std::thread{[state = state.get()] { state->work(); }};
    return std::unique_ptr<FileWatch>{new FileWatch{std::move(state)}};
}

}  // namespace zuil
