#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/staff.hpp"

namespace zuil {

// What goes wrong on the floor, for who can mend it: which screens annoyed somebody, and what staff wrote down. Of who
// was annoyed nothing is kept but the language and the hour. Every error is store_fault.
class FloorNotes {
public:
    // `folder` holds notes.db; it is made when it is not there, and anew when it is damaged.
    static Result<std::unique_ptr<FloorNotes>> open(const std::filesystem::path& folder);
    ~FloorNotes();

    // Somebody says that a screen annoys them; it is named as in Route. Kept for 90 days.
    Status annoyed_by(std::string_view screen, const LanguageTag& language, WallTime at);

    // The newest `notes_max` stay. A text of more than text_bytes_max is cut.
    static constexpr int notes_max = 500;
    static constexpr std::size_t text_bytes_max = 400;
    Status write(const StaffId& who, std::string_view text, WallTime at);

    struct Annoyance {
        WallTime hour{};
        std::string screen;
        LanguageTag language;
        int times = 0;
    };
    // The newest first.
    Result<std::vector<Annoyance>> annoyances(int count_max);

    struct Note {
        WallTime at{};
        StaffId who;
        std::string text;
    };
    Result<std::vector<Note>> notes();

private:
    struct Parts;
    explicit FloorNotes(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
