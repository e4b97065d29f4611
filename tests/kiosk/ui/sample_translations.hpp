#pragma once

#include <string>
#include <string_view>

namespace zuil::test {

// English stays; Dutch comes from assets/translations/nl.po; "und" answers what is missing there in brackets.
std::string translate(std::string_view english, const std::string& language);

}  // namespace zuil::test
