#include "platform/secrets/secret_text.hpp"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace zuil {

SecretText::SecretText(std::string_view text) { append(text); }

SecretText SecretText::take(std::string& text) {
    SecretText taken{text};
    wipe(text);
    return taken;
}

SecretText& SecretText::operator=(const SecretText& other) {
    if (this != &other) *this = SecretText{other};
    return *this;
}

SecretText::SecretText(SecretText&& other) noexcept
    : bytes_{std::move(other.bytes_)}, size_{std::exchange(other.size_, 0)} {}

SecretText& SecretText::operator=(SecretText&& other) noexcept {
    if (this == &other) return *this;
    clear();
    bytes_ = std::move(other.bytes_);
    size_ = std::exchange(other.size_, 0);
    return *this;
}

SecretText::~SecretText() { clear(); }

void SecretText::append(std::string_view text) {
    if (text.empty()) return;
    // Always into new memory of exactly that size: a block that grows by itself would leave copies behind.
    auto longer = std::make_unique<char[]>(size_ + text.size());
    const std::string_view before = view();
    std::copy(before.begin(), before.end(), longer.get());
    std::copy(text.begin(), text.end(), longer.get() + size_);
    const std::size_t size = size_ + text.size();
    clear();
    bytes_ = std::move(longer);
    size_ = size;
}

void SecretText::clear() {
    if (bytes_) sodium_memzero(bytes_.get(), size_);
    bytes_.reset();
    size_ = 0;
}

bool operator==(const SecretText& one, const SecretText& other) {
    return equal_in_constant_time(one.view(), other.view());
}

void wipe(std::string& text) {
    // Up to the capacity: a text that was longer before left its end there.
    text.resize(text.capacity());
    sodium_memzero(text.data(), text.size());
    text.clear();
}

bool equal_in_constant_time(std::string_view one, std::string_view other) {
    return one.size() == other.size() && (one.empty() || sodium_memcmp(one.data(), other.data(), one.size()) == 0);
}

}  // namespace zuil
