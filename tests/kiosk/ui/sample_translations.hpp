#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zuil::test {

// As the kiosk translates it, with the catalogues of this build; or into the pseudo-language.
std::string translate(std::string_view english, const std::string& language);

// Every English text of the screens, plural forms too, with its places in braces.
const std::vector<std::string>& texts_of_the_kiosk();

}  // namespace zuil::test
