#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Texts that come from outside: whether they hold, what may be shown of them, and how they are compared.
namespace zuil {

bool is_utf8(std::string_view text);

// One line that is safe to show: what is not UTF-8 becomes U+FFFD, control and direction characters go, and every
// stretch of white space becomes one space.
std::string clean_line(std::string_view text);

// The same with its line breaks; more than one empty line in a row becomes one.
std::string clean_paragraphs(std::string_view text);

// At most that many characters as readers count them (a letter with its accents is one, and so is a flag); what was
// longer ends in "…".
std::string shortened(std::string_view text, std::size_t characters_max);

// The longest beginning of at most that many bytes that cuts no character in two.
std::string_view cut_to_bytes(std::string_view text, std::size_t bytes_max);

// For search: small letters without accents, "Crème Brûlée" as "creme brulee", "Straße" as "strasse", "½" as "1/2".
std::string folded(std::string_view text);

}  // namespace zuil
