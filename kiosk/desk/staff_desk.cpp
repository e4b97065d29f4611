#include "kiosk/desk/staff_desk.hpp"

#include <nlohmann/json.hpp>
#include <thread>

#include "platform/base/log.hpp"
#include "platform/files/files.hpp"
#include "platform/json/json.hpp"

namespace zuil {
namespace {

constexpr std::uint64_t bytes_max = 1U << 20U;
constexpr std::chrono::milliseconds look_every{50};

std::filesystem::path folder_in(const std::filesystem::path& data) { return data / "staff"; }
std::filesystem::path request_in(const std::filesystem::path& folder) { return folder / "request.json"; }
std::filesystem::path answer_in(const std::filesystem::path& folder) { return folder / "answer.json"; }

Result<StaffRequest> read_request(const std::filesystem::path& file) {
    TRY(const std::string text, read_file(file, bytes_max));
    TRY(const Json json, parse_json(text));
    const JsonReader reader{json, "request"};
    StaffRequest request;
    TRY(request.id, reader.string("id"));
    TRY(request.what, reader.string("what"));
    request.about = reader.string_or("about", "");
    request.detail = reader.string_or("detail", "");
    return request;
}

// What the kiosk says to the request with that id; nullopt: nothing yet.
std::optional<Result<std::string>> read_answer(const std::filesystem::path& file, const std::string& id) {
    const auto text = read_file(file, bytes_max);
    if (!text) return std::nullopt;
    const auto json = parse_json(*text);
    if (!json) return std::nullopt;
    const JsonReader reader{*json, "answer"};
    if (reader.string_or("id", "") != id) return std::nullopt;
    if (reader.has("problem")) return fail(Errc::refused, reader.string_or("problem", ""));
    return reader.string_or("said", "");
}

}  // namespace

Result<std::unique_ptr<StaffDesk>> StaffDesk::open(const std::filesystem::path& data,
                                                   std::map<std::string, Action> actions, std::function<void()> wake) {
    const std::filesystem::path folder = folder_in(data);
    TRY_DO(make_folder(folder));
    TRY_DO(remove_file(request_in(folder)));
    TRY_DO(remove_file(answer_in(folder)));
    std::unique_ptr<StaffDesk> desk{new StaffDesk{folder, std::move(actions)}};
    TRY(desk->watch_, FileWatch::start({request_in(folder)}, [seen = &desk->asked_, wake = std::move(wake)] {
            *seen = true;
            wake();
        }));
    return desk;
}

void StaffDesk::step() {
    if (!asked_.exchange(false)) return;
    const auto request = read_request(request_in(folder_));
    // It went away again by the lines below.
    if (!request && request.error().code == Errc::not_found) return;
    if (!request) return log::warning("what staff asked for cannot be read: {}", request.error().detail);
    // What it holds is nobody else's to read.
    if (const Status gone = remove_file(request_in(folder_)); !gone) log::warning("{}", gone.error().detail);
    if (request->id == done_) return;
    done_ = request->id;
    const auto action = actions_.find(request->what);
    const Result<std::string> done = action != actions_.end()
                                         ? action->second(*request)
                                         : fail(Errc::not_found, "this kiosk does not know \"" + request->what + "\"");
    log::info("staff asked for {} {}: {}", request->what, request->about, done ? "done" : done.error().detail);
    Json answer{{"id", request->id}};
    answer[done ? "said" : "problem"] = done ? *done : done.error().detail;
    if (const Status written = write_disposable_file(answer_in(folder_), to_text(answer)); !written) {
        log::warning("staff could not be answered: {}", written.error().detail);
    }
}

Result<std::string> ask_kiosk(const std::filesystem::path& data, const StaffRequest& request, const Clock& clock,
                              std::chrono::milliseconds patience) {
    const std::filesystem::path folder = folder_in(data);
    TRY_DO(make_folder(folder));
    const Json json{{"id", request.id}, {"what", request.what}, {"about", request.about}, {"detail", request.detail}};
    TRY_DO(write_file(request_in(folder), to_text(json)));
    for (const BootTime end = clock.boot() + patience; clock.boot() < end; std::this_thread::sleep_for(look_every)) {
        if (auto answer = read_answer(answer_in(folder), request.id)) return *std::move(answer);
    }
    return fail(Errc::timeout, "the kiosk did not answer");
}

}  // namespace zuil
