#include "sync/shops/contact_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "sync/shops/customer_desk.hpp"

namespace zuil {
std::vector<std::string> name_words(std::string_view text) {
    constexpr std::size_t words_max = 4;
    constexpr std::size_t word_bytes_min = 2;
    constexpr std::size_t word_bytes_max = 60;
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (word.size() >= word_bytes_min && word.size() <= word_bytes_max && words.size() < words_max)
            words.push_back(word);
        word.clear();
    };
    for (const char letter : text) {
        const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '-' ||
                              letter == '\'' || static_cast<unsigned char>(letter) >= 0x80;
        if (is_plain) {
            word += letter;
        } else {
            end_word();
        }
    }
    end_word();
    return words;
}

std::string full_name(std::string first, std::string_view last) {
    if (!first.empty() && !last.empty()) first += ' ';
    return first.append(last);
}

void keep_newest(std::vector<Purchase>& purchases) {
    std::ranges::stable_sort(purchases, std::ranges::greater{}, &Purchase::bought_at);
    if (purchases.size() > purchases_max) purchases.resize(purchases_max);
}

GuestName guest_name(const Order& order, const Contact& contact) {
    if (contact.name.empty()) return {"Kiosk", order.pickup_code};
    const std::size_t space = contact.name.find(' ');
    if (space == std::string::npos) return {contact.name, ""};
    return {contact.name.substr(0, space), contact.name.substr(space + 1)};
}

std::string order_email(const Order& order, std::string_view domain) {
    return fmt::format("{}@{}", lower_case(order.ref.text()), domain);
}

}  // namespace zuil
