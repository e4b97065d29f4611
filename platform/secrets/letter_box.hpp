#pragma once

#include <array>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {

// Takes what another program of the same machine has to say, so that it can lie in a file on the way and be read by
// nobody: neither there nor in what is left of the file. The key lives in memory alone, and is another one after each
// start.
class LetterBox {
public:
    LetterBox();
    LetterBox(const LetterBox&) = delete;
    LetterBox& operator=(const LetterBox&) = delete;
    ~LetterBox();

    // What a letter is sealed for. Not secret.
    const std::string& address() const { return address_; }
    // bad_data: it was sealed for another box, or changed.
    Result<SecretText> open(std::string_view letter) const;

private:
    std::array<unsigned char, 32> public_key_{};
    std::array<unsigned char, 32> secret_key_{};
    std::string address_;
};

// Letters that only the box of that address opens, as hexadecimal digits. bad_data: it is no address.
Result<std::string> seal_letter(std::string_view text, std::string_view address);

}  // namespace zuil
