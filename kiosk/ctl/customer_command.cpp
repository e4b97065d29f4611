#include "kiosk/ctl/customer_command.hpp"

#include <cstdlib>
#include <iostream>
#include <string_view>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/ctl/running_kiosk.hpp"
#include "kiosk/ctl/secret_input.hpp"
#include "platform/secrets/letter_box.hpp"

namespace zuil {
namespace {

int give_up(const std::string& why) {
    std::cerr << "zuilctl: " << why << '\n';
    return EXIT_FAILURE;
}

std::string question_for(std::string_view by) {
    if (by == "card") return "Number of the loyalty card";
    if (by == "phone") return "Telephone number";
    if (by == "email") return "E-mail address";
    if (by == "order") return "Number or pick-up code of the order";
    return "Number of the customer at the shop";
}

}  // namespace

CustomerCommand::CustomerCommand(CLI::App& app)
    : customer_{app.add_subcommand(
          "customer", "What this kiosk keeps of one customer, who is asked for or read from standard input")},
      show_{customer_->add_subcommand("show", "All that is kept of them, as JSON: for themselves, who asked for it")},
      erase_{customer_->add_subcommand("erase", "Takes away what is kept of them")},
      let_in_{customer_->add_subcommand("let-in", "Ends --keep-out")},
      looks_{customer_->add_subcommand("looks", "Which staff looked at them, and when, as JSON")} {
    customer_->require_subcommand(1);
    customer_->fallthrough();
    for (CLI::App* command : {erase_, let_in_, looks_}) {
        command->fallthrough();
        command->add_option("--by", by_, "card, phone, email, or id: the shop's own number (default card)")
            ->check(CLI::IsMember({"card", "phone", "email", "id"}));
    }
    show_->fallthrough();
    show_
        ->add_option("--by", by_,
                     "card, phone, email, id: the shop's own number, or order: the number or pick-up code of an order"
                     " (default card)")
        ->check(CLI::IsMember({"card", "phone", "email", "id", "order"}));
    erase_->add_flag("--keep-out", keep_out_, "And keeps nothing of them any more, whoever looks them up");
}

bool CustomerCommand::is_wanted() const { return customer_->parsed(); }

int CustomerCommand::run(const std::filesystem::path& data) const {
    std::string box;
    if (const int done = ask_running(data, {.id = {}, .what = "customer-box", .about = {}}, box); done != EXIT_SUCCESS)
        return done;
    const auto who = read_secret(question_for(by_));
    if (!who || who->empty()) return give_up("nobody is named on standard input");
    const LetterBox answers;
    std::string named = nlohmann::json{
        {"by", by_},
        {"text", std::string{who->view()}},
        {"keep_out", keep_out_},
        {"answer_to",
         answers.address()}}.dump();
    const auto letter = seal_letter(named, box);
    wipe(named);
    if (!letter) return give_up(letter.error().detail);
    const char* what = show_->parsed()     ? "customer-show"
                       : erase_->parsed()  ? "customer-erase"
                       : let_in_->parsed() ? "customer-let-in"
                                           : "customer-looks";
    std::string said;
    const int done = ask_running(data, {.id = {}, .what = what, .about = {}, .detail = *letter}, said);
    if (done != EXIT_SUCCESS) return done;
    if (!show_->parsed()) {
        std::cout << said << '\n';
        return done;
    }
    const auto file = answers.open(said);
    if (!file) return give_up(file.error().detail);
    std::cout << file->view() << '\n';
    return done;
}

}  // namespace zuil
