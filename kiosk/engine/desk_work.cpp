#include "kiosk/engine/desk_work.hpp"

#include <algorithm>

#include "platform/text/text.hpp"

namespace zuil {
namespace {

int ticked_of(const DeskWork& work, const DeskLine& line) {
    const auto found = work.ticked.find(line.id);
    return found == work.ticked.end() ? 0 : found->second;
}

int refused_of(const DeskWork& work, const DeskLine& line) {
    const auto found = work.refused.find(line.id);
    return found == work.refused.end() ? 0 : found->second.quantity;
}

}  // namespace

int left_of(const DeskWork& work, const DeskLine& line) {
    return std::max(0, work.entry.quantity_of(line) - ticked_of(work, line) - refused_of(work, line));
}

int left_of(const DeskWork& work) {
    int left = 0;
    for (const DeskLine& line : work.entry.order.lines) left += left_of(work, line);
    return left;
}

int wanted_of(const DeskWork& work) {
    int wanted = 0;
    for (const DeskLine& line : work.entry.order.lines) {
        wanted += work.entry.quantity_of(line) - refused_of(work, line);
    }
    return wanted;
}

const DeskLine* next_line(const DeskWork& work) {
    const auto& lines = work.entry.order.lines;
    const auto found = std::ranges::find_if(lines, [&](const DeskLine& line) { return left_of(work, line) > 0; });
    return found == lines.end() ? nullptr : &*found;
}

std::vector<DeskChange::Kept> keeps_of(const DeskWork& work) {
    std::vector<DeskChange::Kept> keeps;
    for (const DeskLine& line : work.entry.order.lines) {
        const int refused = refused_of(work, line);
        if (refused > 0) keeps.push_back({.line = line.id, .quantity = work.entry.quantity_of(line) - refused});
    }
    return keeps;
}

std::string last_figures(const std::string& phone) {
    constexpr std::size_t shown = 2;
    return phone.size() < 6 ? std::string{} : phone.substr(phone.size() - shown);
}

}  // namespace zuil
