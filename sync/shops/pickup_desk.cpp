#include "sync/shops/pickup_desk.hpp"

#include <algorithm>

namespace zuil {

int kept_of(const DeskLine& line, const DeskChange& change) {
    const auto kept = std::ranges::find(change.keeps, line.id, &DeskChange::Kept::line);
    return kept == change.keeps.end() ? line.quantity : std::min(line.quantity, kept->quantity);
}

DeskJudgement judge(const DeskOrder& now, const DeskChange& change, bool is_ours) {
    const auto is_as_wanted = [&](const DeskLine& line) { return kept_of(line, change) == line.quantity; };
    const bool is_less = !std::ranges::all_of(now.lines, is_as_wanted);
    if (now.is_cancelled) {
        // Refusing all of an order is cancelling it.
        const bool wanted_nothing =
            std::ranges::all_of(now.lines, [&](const DeskLine& line) { return kept_of(line, change) == 0; });
        return wanted_nothing && !change.keeps.empty() && change.tried ? DeskJudgement::done : DeskJudgement::overtaken;
    }
    if (now.progress.stage < change.to) return DeskJudgement::go_on;
    if (now.progress.stage == change.to && is_ours) return is_less ? DeskJudgement::go_on : DeskJudgement::done;
    return DeskJudgement::overtaken;
}

}  // namespace zuil
