#include "kiosk/ctl/staff_command.hpp"

#include <cstdlib>
#include <iostream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/ctl/running_kiosk.hpp"
#include "kiosk/ctl/secret_input.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/secrets/slow_hash.hpp"

namespace zuil {
namespace {

int complain(const std::string& why) {
    std::cerr << "zuilctl: " << why << '\n';
    return EXIT_FAILURE;
}

int say(const std::filesystem::path& data, const StaffRequest& request) {
    std::string said;
    const int done = ask_running(data, request, said);
    if (done == EXIT_SUCCESS) std::cout << said << '\n';
    return done;
}

// Twice from a terminal, since nobody sees what they type.
Result<SecretText> ask_pin() {
    const auto pin = read_secret("PIN");
    if (!pin || pin->empty()) return fail(Errc::bad_data, "there is no PIN on standard input");
    if (const std::string weakness = weakness_of_pin(*pin); !weakness.empty()) return fail(Errc::refused, weakness);
    if (!is_typed()) return *pin;
    const auto again = read_secret("The same PIN again");
    if (!again || !(*again == *pin)) return fail(Errc::refused, "the two are not the same");
    return *pin;
}

}  // namespace

StaffCommand::StaffCommand(CLI::App& app)
    : staff_{app.add_subcommand("staff", "Who may work at this kiosk: at its screen they hold the logo for 2 seconds")},
      add_{staff_->add_subcommand("add", "Makes an account; its PIN is asked for, or read from standard input")},
      list_{staff_->add_subcommand("list", "The accounts, as JSON")},
      remove_{staff_->add_subcommand("remove", "Takes an account away")},
      reset_{staff_->add_subcommand("reset-pin", "Gives an account another PIN, and lets its owner try again")},
      unlock_{staff_->add_subcommand("unlock", "Lets somebody in again after too many wrong PINs")} {
    staff_->require_subcommand(1);
    staff_->fallthrough();
    for (CLI::App* command : {add_, list_, remove_, reset_, unlock_}) command->fallthrough();
    add_->add_option("name", name_, "As colleagues know them")->required();
    add_->add_option("--role", role_, "staff, manager or it (default staff)");
    add_->add_flag("--badge", badge_, "Asks for a badge too: scan it, or type its code");
    remove_->add_option("id", id_, "As `zuilctl staff list` tells it")->required();
    reset_->add_option("id", id_, "As `zuilctl staff list` tells it")->required();
    unlock_->add_option("id", id_, "Whose badge it was; without it the entrance is opened for PINs");
}

bool StaffCommand::is_wanted() const { return staff_->parsed(); }

int StaffCommand::run(const std::filesystem::path& data) const {
    if (add_->parsed()) return add(data);
    if (reset_->parsed()) return reset_pin(data);
    if (remove_->parsed()) return say(data, {.id = {}, .what = "staff-remove", .about = id_});
    if (unlock_->parsed()) return say(data, {.id = {}, .what = "staff-unlock", .about = id_});
    return say(data, {.id = {}, .what = "staff-list", .about = {}});
}

int StaffCommand::add(const std::filesystem::path& data) const {
    std::string salt;
    if (const int done = ask_running(data, {.id = {}, .what = "staff-salt", .about = {}}, salt); done != EXIT_SUCCESS)
        return done;
    const auto pin = ask_pin();
    if (!pin) return complain(pin.error().detail);
    nlohmann::json detail{{"name", name_}, {"role", role_}};
    const auto hash = slow_hash(*pin, salt);
    if (!hash) return complain(hash.error().detail);
    detail["pin"] = *hash;
    if (badge_) {
        const auto badge = read_secret("Badge");
        if (!badge || badge->empty()) return complain("there is no badge on standard input");
        if (badge->size() < Scanner::code_length_min) {
            return complain("a badge has 6 characters or more: a kiosk takes what is shorter for typing");
        }
        const auto badge_hash = slow_hash(*badge, salt);
        if (!badge_hash) return complain(badge_hash.error().detail);
        detail["badge"] = *badge_hash;
    }
    return say(data, {.id = {}, .what = "staff-add", .about = {}, .detail = detail.dump()});
}

int StaffCommand::reset_pin(const std::filesystem::path& data) const {
    std::string salt;
    if (const int done = ask_running(data, {.id = {}, .what = "staff-salt", .about = {}}, salt); done != EXIT_SUCCESS)
        return done;
    const auto pin = ask_pin();
    if (!pin) return complain(pin.error().detail);
    const auto hash = slow_hash(*pin, salt);
    if (!hash) return complain(hash.error().detail);
    const nlohmann::json detail{{"pin", *hash}};
    return say(data, {.id = {}, .what = "staff-pin", .about = id_, .detail = detail.dump()});
}

}  // namespace zuil
