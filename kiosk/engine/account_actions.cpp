#include "kiosk/engine/account_actions.hpp"

#include <nlohmann/json.hpp>

#include "kiosk/engine/kiosk_status.hpp"
#include "platform/json/json.hpp"

namespace zuil {
namespace {

constexpr std::size_t staff_name_bytes_max = 80;
constexpr std::size_t hash_digits = 64;

// Names may hold anything, and who asks reads them as they are.
std::string written(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Result<std::string> hash_in(const JsonReader& reader, std::string_view key) {
    std::string hash = reader.string_or(key, "");
    const bool is_hash = hash.size() == hash_digits && hash.find_first_not_of("0123456789abcdef") == hash.npos;
    if (!hash.empty() && !is_hash) return fail(Errc::bad_data, "this is not a hash");
    return hash;
}

Result<std::string> add_account(StaffBook& book, const std::string& detail) {
    TRY(const Json json, parse_json(detail));
    const JsonReader reader{json, "account"};
    StaffBook::Newcomer newcomer;
    TRY(newcomer.name, reader.string("name"));
    if (newcomer.name.empty() || newcomer.name.size() > staff_name_bytes_max)
        return fail(Errc::bad_data, "a name has 1 to 80 letters");
    const auto role = parse_staff_role(reader.string_or("role", ""));
    if (!role) return fail(Errc::bad_data, "a role is staff, manager or it");
    newcomer.role = *role;
    TRY(newcomer.pin, hash_in(reader, "pin"));
    TRY(newcomer.badge, hash_in(reader, "badge"));
    if (newcomer.pin.empty()) return fail(Errc::bad_data, "an account has a PIN");
    TRY(const StaffId id, book.add(newcomer));
    return id.text();
}

Result<std::string> change_pin(StaffBook& book, const StaffRequest& asked) {
    TRY(const Json json, parse_json(asked.detail));
    TRY(const std::string pin, hash_in(JsonReader{json, "account"}, "pin"));
    if (pin.empty()) return fail(Errc::bad_data, "an account has a PIN");
    TRY_DO(book.set_pin(StaffId{asked.about}, pin));
    return "The new PIN holds from now on.";
}

Result<std::string> list_accounts(StaffBook& book) {
    TRY(const auto accounts, book.list());
    Json rows = Json::array();
    for (const StaffBook::Listed& one : accounts) {
        rows.push_back({{"id", one.member.id.text()},
                        {"name", one.member.name},
                        {"role", to_string(one.member.role)},
                        {"badge", one.has_badge},
                        {"locked", one.closed_for.has_value()}});
    }
    return written(rows);
}

Result<std::string> list_audit(StaffBook& book) {
    constexpr int newest_max = 1000;
    TRY(const auto done, book.audit(newest_max));
    Json rows = Json::array();
    for (const AuditRow& one : done) {
        Json row{{"at", rfc3339(one.at)}, {"act", one.act}};
        if (!one.who.empty()) row["who"] = one.who.text();
        if (!one.about.empty()) row["about"] = one.about;
        if (one.in_training) row["training"] = true;
        rows.push_back(std::move(row));
    }
    return written(rows);
}

Result<std::string> unlock(StaffBook& book, const StaffId& whose) {
    TRY_DO(book.unlock(whose));
    book.note({}, StaffAct::unlocked, whose.text());
    return whose.empty() ? "PINs are taken at the entrance again." : "They may try again.";
}

}  // namespace

std::map<std::string, StaffDesk::Action> account_actions(StaffBook& book) {
    using Asked = const StaffRequest&;
    return {{"staff-salt", [&book](Asked) -> Result<std::string> { return book.salt(); }},
            {"staff-add", [&book](Asked asked) { return add_account(book, asked.detail); }},
            {"staff-pin", [&book](Asked asked) { return change_pin(book, asked); }},
            {"staff-list", [&book](Asked) { return list_accounts(book); }},
            {"staff-remove",
             [&book](Asked asked) -> Result<std::string> {
                 TRY_DO(book.remove(StaffId{asked.about}));
                 return "The account is gone.";
             }},
            {"staff-unlock", [&book](Asked asked) { return unlock(book, StaffId{asked.about}); }},
            {"audit", [&book](Asked) { return list_audit(book); }}};
}

}  // namespace zuil
