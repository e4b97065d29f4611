#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/files/file_watch.hpp"

namespace zuil {

// What staff can have a running kiosk do, beyond reading how it is: `zuilctl` lays a request into the data folder,
// which only the kiosk's own user and root may enter, and the kiosk lays its answer beside it.
struct StaffRequest {
    std::string id;        // tells its answer from an older one
    std::string what;      // "send-again"
    std::string about;     // such as an order's reference; may be empty
    std::string detail{};  // what no log may hold, such as a name; may be empty
};

// The kiosk's side. Everything but the watching happens in step(), on the thread of whoever calls it.
class StaffDesk {
public:
    // Answers what who asked is told. The error is a sentence for them.
    using Action = std::function<Result<std::string>(const StaffRequest&)>;

    // A request that was laid down while no kiosk ran is done by nobody: who asked was told so. `wake` is called on
    // another thread when step() has something to do.
    static Result<std::unique_ptr<StaffDesk>> open(const std::filesystem::path& data,
                                                   std::map<std::string, Action> actions, std::function<void()> wake);

    // Does what was asked for since the last call.
    void step();

private:
    StaffDesk(std::filesystem::path folder, std::map<std::string, Action> actions)
        : folder_{std::move(folder)}, actions_{std::move(actions)} {}

    std::filesystem::path folder_;
    std::map<std::string, Action> actions_;
    std::string done_;  // the id of the last request
    std::atomic<bool> asked_{false};
    std::unique_ptr<FileWatch> watch_;
};

// The other side: waits until the kiosk has answered. timeout: it did not within `patience`; refused: in its own words.
Result<std::string> ask_kiosk(const std::filesystem::path& data, const StaffRequest& request, const Clock& clock,
                              std::chrono::milliseconds patience);

}  // namespace zuil
