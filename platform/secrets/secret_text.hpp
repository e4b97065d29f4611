#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace zuil {

// A text about a person, or a secret: its memory is overwritten when it ends, changes or moves. What is taken out of it
// as a plain string is its taker's to wipe.
class SecretText {
public:
    SecretText() = default;
    explicit SecretText(std::string_view text);
    // Takes the text and wipes where it came from.
    static SecretText take(std::string& text);

    SecretText(const SecretText& other) : SecretText{other.view()} {}
    SecretText& operator=(const SecretText& other);
    SecretText(SecretText&& other) noexcept;
    SecretText& operator=(SecretText&& other) noexcept;
    ~SecretText();

    std::string_view view() const { return {bytes_.get(), size_}; }
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    void append(std::string_view text);
    void clear();

    // In a time that tells nothing but the lengths.
    friend bool operator==(const SecretText& one, const SecretText& other);

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
};

// Overwrites and empties, in a way that the compiler does not leave out.
void wipe(std::string& text);

// In a time that tells nothing but the lengths.
bool equal_in_constant_time(std::string_view one, std::string_view other);

}  // namespace zuil
