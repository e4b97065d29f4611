#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Texts that come from outside: whether they hold, what may be shown of them, and how they are compared.
namespace zuil {

bool is_utf8(std::string_view text);

// The front of a text, at most so many bytes of it, cut between letters.
std::string_view front_of(std::string_view text, std::size_t bytes_max);

// Safe to show: what is not UTF-8 becomes U+FFFD, control and direction characters go, a stretch of white space becomes
// one space, or one line break where it had one, or an empty line where it had more.
std::string clean_paragraphs(std::string_view text);

// For search: small letters without accents, "Crème Brûlée" as "creme brulee", "Straße" as "strasse", "½" as "1/2".
std::string folded(std::string_view text);

}  // namespace zuil
