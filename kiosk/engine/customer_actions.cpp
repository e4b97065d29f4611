#include "kiosk/engine/customer_actions.hpp"

#include <memory>
#include <nlohmann/json.hpp>

#include "kiosk/engine/customer_file.hpp"
#include "kiosk/engine/erase_customer.hpp"
#include "kiosk/engine/kiosk_status.hpp"
#include "platform/json/json.hpp"
#include "platform/secrets/letter_box.hpp"

namespace zuil {
namespace {

using Named = CustomerLookUp::Named;
using By = CustomerQuestion::By;

struct NamedLetter {
    Named named;
    std::string order;
    std::string answer_to;  // the address of the box that alone may read the answer
    bool keep_out = false;

    ~NamedLetter() { wipe(named.question.text); }
};

Result<NamedLetter> read_letter(const LetterBox& box, const std::string& letter) {
    TRY(const SecretText text, box.open(letter));
    TRY(const Json json, parse_json(text.view()));
    const JsonReader reader{json, "customer"};
    NamedLetter read;
    TRY(const std::string by, reader.string("by"));
    TRY(std::string who, reader.string("text"));
    read.keep_out = reader.boolean_or("keep_out", false);
    read.answer_to = reader.string_or("answer_to", "");
    if (by == "order") {
        read.order = std::move(who);
    } else if (by == "id") {
        read.named.customer = CustomerId{std::move(who)};
    } else if (by == "card" || by == "phone" || by == "email") {
        read.named.question = {.by = by == "card"    ? By::card
                                     : by == "phone" ? By::phone
                                                     : By::email,
                               .text = std::move(who)};
    } else {
        return fail(Errc::bad_data, "a customer is named by card, phone, email, id or order");
    }
    return read;
}

Result<std::string> show_customer(const CustomerPorts& ports, const NamedLetter& letter) {
    TRY(const SecretText file, customer_file(ports, {.customer = letter.named, .order = letter.order}));
    const auto reference = ports.customers.reference(letter.named);
    ports.book.note({}, StaffAct::customer_told, reference ? *reference : std::string{});
    return seal_letter(file.view(), letter.answer_to);
}

Result<std::string> erase_named(const CustomerPorts& ports, const NamedLetter& letter) {
    const auto erasure = letter.keep_out ? CustomerStore::Erasure::kept_out : CustomerStore::Erasure::once;
    TRY(const ErasedCustomer erased,
        erase_customer({.clock = ports.clock, .customers = ports.customers, .orders = ports.orders, .book = ports.book},
                       {.whom = letter.named, .erasure = erasure}));
    std::string said =
        erased.was_kept ? "What was kept here of this customer is gone." : "Nothing was kept here of this customer.";
    if (letter.keep_out) said += " Nothing is kept any more, whoever looks them up.";
    said += " The contacts of all orders that the shop has are gone too.";
    if (erased.orders_wait)
        said += " Orders that wait to be sent keep theirs until the shop has them: see `zuilctl orders`.";
    return said + " The pick-up list names people as the shop does, so erase them there as well.";
}

Result<std::string> let_customer_in(const CustomerPorts& ports, const NamedLetter& letter) {
    TRY(const bool were_out, ports.customers.let_in(letter.named));
    const auto reference = ports.customers.reference(letter.named);
    ports.book.note({}, StaffAct::customer_let_in, reference ? *reference : std::string{});
    return were_out ? "Look-ups of this customer are kept for a day again." : "This customer was not kept out.";
}

Result<std::string> list_looks(const CustomerPorts& ports, const NamedLetter& letter) {
    TRY(const std::string reference, ports.customers.reference(letter.named));
    TRY(const auto rows, ports.book.audit_about(reference));
    TRY(const auto accounts, ports.book.list());
    ports.book.note({}, StaffAct::customer_traced, reference);
    Json looks = Json::array();
    for (const AuditRow& row : rows) {
        const bool is_look =
            row.act == to_string(StaffAct::customer_opened) || row.act == to_string(StaffAct::customer_shown);
        if (!is_look) continue;
        Json look{{"at", rfc3339(row.at)}, {"act", row.act}, {"who", row.who.text()}};
        for (const StaffBook::Listed& one : accounts) {
            if (one.member.id == row.who) look["name"] = one.member.name;
        }
        if (row.about.size() > reference.size())
            look["reason"] = row.about.substr(0, row.about.size() - reference.size() - 1);
        if (row.in_training) look["training"] = true;
        looks.push_back(std::move(look));
    }
    return looks.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::map<std::string, StaffDesk::Action> customer_actions(const CustomerPorts& ports) {
    using Asked = const StaffRequest&;
    const auto box = std::make_shared<LetterBox>();
    const auto about = [box, ports](Result<std::string> (*does)(const CustomerPorts&, const NamedLetter&)) {
        return [box, ports, does](Asked asked) -> Result<std::string> {
            TRY(const NamedLetter letter, read_letter(*box, asked.detail));
            return does(ports, letter);
        };
    };
    return {{"customer-box", [box](Asked) -> Result<std::string> { return box->address(); }},
            {"customer-show", about(show_customer)},
            {"customer-erase", about(erase_named)},
            {"customer-let-in", about(let_customer_in)},
            {"customer-looks", about(list_looks)}};
}

}  // namespace zuil
