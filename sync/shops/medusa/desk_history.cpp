#include "sync/shops/medusa/desk_history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sync/shops/medusa/rows.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

bool is_open(const JsonReader& change) {
    const std::string status = change.string_or("status", "");
    return status == "pending" || status == "requested";
}

// The later of two updates of one line is what holds.
Status read_edit(const JsonReader& change, DeskHistory& history) {
    DeskEdit edit;
    edit.is_of_pieces = change.string_or("change_type", "") == "edit";
    edit.note = change.string_or("internal_note", "");
    std::map<std::string, std::int64_t> last;
    TRY_DO(for_each(change, "actions", [&](const JsonReader& action) -> Status {
        if (action.string_or("action", "") != "ITEM_UPDATE") {
            edit.is_of_pieces = false;
            return {};
        }
        TRY(const JsonReader details, action.child("details"));
        TRY(std::string line, read_id(details, "reference_id"));
        TRY(const std::int64_t pieces, details.integer("quantity", 0, 1'000'000));
        const std::int64_t place = action.integer_or("ordering", 0);
        const auto before = last.find(line);
        if (before != last.end() && before->second > place) return {};
        last[line] = place;
        edit.pieces[std::move(line)] = static_cast<int>(pieces);
        return {};
    }));
    history.open = std::move(edit);
    return {};
}

Status read_claims(const JsonReader& change, DeskHistory& history) {
    const auto at = parse_moment(change.string_or("created_at", ""));
    if (!at) return {};
    return for_each(change, "actions", [&](const JsonReader& action) -> Status {
        const auto details = action.child("details");
        if (!details) return {};
        if (auto claim = parse_claim(text_in(*details, "new", desk_key), *at))
            history.claims.push_back(*std::move(claim));
        return {};
    });
}

}  // namespace

bool is_kiosks(const DeskEdit& edit) {
    const std::size_t line = edit.note.rfind('\n');
    return edit.is_of_pieces && line != std::string::npos && parse_claim(edit.note.substr(line + 1), {}).has_value();
}

RequestPath desk_history_path(const std::string& order) {
    RequestPath path{"/admin/orders/" + escaped(order) + "/changes"};
    path.with("fields",
              "id,created_at,change_type,status,internal_note,actions.action,actions.ordering,actions.details");
    return path;
}

Result<DeskHistory> read_desk_history(const Json& json) {
    DeskHistory history;
    TRY_DO(for_each(JsonReader{json, ""}, "order_changes", [&](const JsonReader& change) -> Status {
        return is_open(change) ? read_edit(change, history) : read_claims(change, history);
    }));
    std::ranges::stable_sort(history.claims, {}, &DeskClaim::at);
    return history;
}

Json claim_body(ShopStage stage, const std::string& claim) {
    Json body;
    body["metadata"][std::string{desk_key}] = claim_text(stage, claim);
    return body;
}

Json refusal_body(const std::string& reason) {
    Json body;
    body["metadata"][std::string{refused_key}] = reason;
    return body;
}

std::string edit_note(const DeskChange& change) {
    return fmt::format("{}\n{}", change.reason, claim_text(change.to, change.claim));
}

Json edit_body(const DeskChange& change) { return {{"order_id", change.order}, {"internal_note", edit_note(change)}}; }

std::map<std::string, int> missing_in(const std::optional<DeskEdit>& edit, const DeskOrder& order,
                                      const DeskChange& change) {
    std::map<std::string, int> missing;
    for (const DeskLine& line : order.lines) {
        const int wanted = kept_of(line, change);
        int pieces = line.quantity;
        if (edit) {
            const auto changed = edit->pieces.find(line.id);
            if (changed != edit->pieces.end()) pieces = changed->second;
        }
        if (pieces != wanted) missing.emplace(line.id, wanted);
    }
    return missing;
}

}  // namespace zuil::medusa
