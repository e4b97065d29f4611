#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/random.hpp"
#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"

// The code that a shopper reads out at the desk.
namespace zuil {

// "7K 42": four signs that are not taken for one another, read aloud or off a screen, and that spell no word; 160,000
// of them. The caller sees to it that no open order has the same.
std::string make_pickup_code(Random& random);

// What a shopper typed or scanned as such a code, as it was given out: "7k42" is "7K 42". Absent: it cannot be one.
std::optional<std::string> tidy_pickup_code(std::string_view typed);

// "7K 4M 3X": lets somebody else collect. 64,000,000 of them.
std::string make_helper_code(Random& random);
// The same of what was typed or scanned ("H/7K4M3X"). Absent: it cannot be one.
std::optional<std::string> tidy_helper_code(std::string_view typed);
// What its QR code carries.
std::string helper_qr_text(const std::string& helper_code);

// "UT1-0017": for orders taken without a connection. Unique by construction: the kiosk's own code and a number that
// `counter_file` keeps over restarts. A number that was given out is never given again, so one may be skipped.
Result<std::string> next_offline_code(std::string_view kiosk_code, const std::filesystem::path& counter_file);

// Whether a text looks like one of these. They are numbered one after the other, so knowing one proves nothing.
bool is_offline_code(std::string_view text);

// The code without what only helps the eye: what a bar code holds, and a scanner at the desk reads.
std::string compact_code(std::string code);

// What the QR code of an order carries: "7K42/018f…". Nobody guesses the second part, which names the order, or what
// the orders of one basket have in common.
struct OrderCode {
    std::string code;  // compact
    OrderRef ref;
};
std::string to_text(const OrderCode& code);
std::optional<OrderCode> parse_order_code(std::string_view text);

// What the QR code of a slip at the desk carries: the shop's own name of the order. It proves nothing, and is good for
// staff alone.
std::string slip_text(const std::string& order);
std::optional<std::string> parse_slip(std::string_view text);

}  // namespace zuil
