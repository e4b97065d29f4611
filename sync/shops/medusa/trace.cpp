#include "sync/shops/medusa/trace.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "sync/model/contact_form.hpp"
#include "sync/shops/medusa/orders.hpp"
#include "sync/shops/medusa/rows.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

constexpr std::string_view placed_with_fields =
    ",customer.phone,customer.email,shipping_address.postal_code,billing_address.postal_code,billing_address.phone";
constexpr std::string_view nobodys_order = "order_0";

void add_text(const JsonReader& row, std::string_view object, std::string_view key, std::vector<std::string>& texts) {
    if (!row.has(object)) return;
    const auto child = row.child(object);
    if (std::string text = child ? child->string_or(key, "") : std::string{}; !text.empty())
        texts.push_back(std::move(text));
}

PlacedWith read_placed_with(const MedusaOptions& options, const JsonReader& row) {
    PlacedWith with;
    for (const std::string_view address : {"shipping_address", "billing_address"}) {
        add_text(row, address, "postal_code", with.postcodes);
        add_text(row, address, "phone", with.phones);
    }
    add_text(row, "customer", "phone", with.phones);
    add_text(row, "customer", "email", with.emails);
    if (std::string email = row.string_or("email", ""); !email.empty()) with.emails.push_back(std::move(email));
    add_text(row, "metadata", contact_email_key, with.emails);
    // An address that was made for an order alone reaches nobody, and nobody knows it.
    std::erase_if(with.emails,
                  [&](const std::string& email) { return email.ends_with("@" + options.guest_email_domain); });
    return with;
}

}  // namespace

Result<std::string> number_of(const OrderQuestion& question) {
    constexpr std::size_t digits_max = 12;
    std::string number = question.number;
    if (number.starts_with('#')) number.erase(0, 1);
    const bool is_number = !number.empty() && number.size() <= digits_max && number.front() != '0' &&
                           number.find_first_not_of("0123456789") == number.npos;
    if (!is_number) return fail(Errc::bad_data, "this is no order number");
    return number;
}

RequestPath numbers_path(const std::string& number, int offset) {
    RequestPath path{"/admin/orders"};
    path.with("fields", "id,display_id").with("q", number).with("order", "display_id");
    path.with("offset", offset).with("limit", numbers_per_page);
    return path;
}

Result<NumbersPage> read_numbers(const std::string& number, const Json& json) {
    std::int64_t wanted = 0;
    std::from_chars(number.data(), number.data() + number.size(), wanted);
    NumbersPage page;
    std::int64_t last = 0;
    int rows = 0;
    TRY_DO(for_each(JsonReader{json, ""}, "orders", [&](const JsonReader& row) -> Status {
        ++rows;
        TRY(last, row.integer("display_id", 0, INT64_MAX));
        if (last != wanted) return {};
        TRY(page.order, read_id(row, "id"));
        return {};
    }));
    page.may_follow = page.order.empty() && rows == numbers_per_page && last < wanted;
    return page;
}

RequestPath address_path(const OrderRef& ref) {
    RequestPath path{"/admin/orders"};
    return path.with("fields", "id,metadata").with("q", lower_case(ref.text())).with("limit", references_per_page);
}

Result<WallTime> made_at(const OrderRef& ref) {
    // A UUID of version 7 begins with its milliseconds: "01890a5d-ac96-7".
    const std::string& text = ref.text();
    const bool is_one = text.size() == 36 && text[8] == '-' && text[13] == '-' && text[14] == '7';
    const std::string digits = is_one ? text.substr(0, 8) + text.substr(9, 4) : std::string{};
    std::int64_t milliseconds = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), milliseconds, 16);
    if (!is_one || error != std::errc{} || end != digits.data() + digits.size())
        return fail(Errc::bad_data, "this is no reference of a kiosk");
    return WallTime{std::chrono::milliseconds{milliseconds}};
}

RequestPath placed_since_path(WallTime since, int offset) {
    RequestPath path{"/admin/orders"};
    path.with("fields", "id,metadata").with("created_at[$gte]", iso_moment(since)).with("order", "created_at");
    return path.with("offset", offset).with("limit", references_per_page);
}

Result<ReferencesPage> read_references(const OrderRef& ref, const Json& json) {
    ReferencesPage page;
    int rows = 0;
    TRY_DO(for_each(JsonReader{json, ""}, "orders", [&](const JsonReader& row) -> Status {
        ++rows;
        if (text_in(row, "metadata", ref_key) != ref.text()) return {};
        TRY(page.order, read_id(row, "id"));
        return {};
    }));
    page.may_follow = page.order.empty() && rows == references_per_page;
    return page;
}

RequestPath traced_path(const std::string& order) {
    RequestPath path{"/admin/orders/" + escaped(order.empty() ? nobodys_order : order)};
    path.with("fields", std::string{desk_fields} + std::string{placed_with_fields});
    return path;
}

Result<FoundOrder> read_traced(const MedusaOptions& options, const PickupOptions& pickups, const Json& json) {
    TRY(const JsonReader row, (JsonReader{json, ""}.child("order")));
    TRY(DeskRow read, read_desk_row(options, pickups, row));
    FoundOrder found;
    found.with = read_placed_with(options, row);
    TracedOrder& traced = found.traced;
    traced.order = std::move(read.pickup.order);
    if (read.is_taken_now) {
        traced.fulfilment = Fulfilment::take_now;
    } else if (traced.order.store.empty()) {
        traced.fulfilment = Fulfilment::delivery;
        // What is brought home is ready once it is on its way.
        TRY(const ShopOrder delivered, read_shop_row(row, true));
        traced.order.progress = delivered.progress;
    }
    const std::string status = row.string_or("status", "");
    const bool wants_payment = status == "requires_action" || row.string_or("payment_status", "") == "requires_action";
    if (wants_payment) traced.pause = OrderPause::awaiting_payment;
    // The shop's staff have closed it, whatever was booked of its fulfilments.
    if (status == "completed" || status == "archived") traced.order.progress.stage = ShopStage::handed_over;
    return found;
}

}  // namespace zuil::medusa
