#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/ui/stage.hpp"
#include "kiosk/ui/widgets/chip.hpp"

// What waits for staff: numbers that say how much, and a list of it.
namespace zuil {

struct QueueCount {
    std::string id;
    std::string title;
    std::string number;
    std::string pill;  // may be empty
    PillTone tone = PillTone::info;
    bool marked = false;   // it is the one to look at, or is looked at
    bool touched = false;  // a tap does something
};
// Beside each other, or below each other in large letters. Returns their height; `tapped` gets the index.
float queue_counts_height(Stage& stage, const std::vector<QueueCount>& counts, float width);
float draw_queue_counts(Stage& stage, const Box& at, const std::vector<QueueCount>& counts,
                        const std::function<void(std::size_t)>& tapped);

struct QueueRow {
    std::string id;
    std::string code;   // "7K 42"
    std::string title;  // "4 items"
    std::string pill;   // "25 min left"; may be empty
    PillTone tone = PillTone::info;
    std::string pill_icon;
    std::string detail;
    std::string action;    // what its button says
    bool primary = false;  // the one to do next
};
// What was tapped of a row: the whole of it opens it, its button does what is to be done.
enum class QueueTap { row, action };
// Below the rows: how many more there are.
struct QueueEnd {
    std::string text;            // may be empty
    std::string id = {};         // of its button; empty: it is only said
    std::function<void()> more;  // what a tap does
};
// Returns the height; `tapped` gets the index of a row.
float queue_rows_height(Stage& stage, const std::vector<QueueRow>& rows, const QueueEnd& end, float width);
float draw_queue_rows(Stage& stage, const Box& at, const std::vector<QueueRow>& rows, const QueueEnd& end,
                      const std::function<void(std::size_t, QueueTap)>& tapped);

// In place of rows: all is well.
float draw_queue_empty(Stage& stage, const Box& at, std::string_view id, const std::string& text);

}  // namespace zuil
