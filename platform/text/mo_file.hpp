#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil {

struct MoEntry {
    std::string_view id;           // context U+0004 id, when there is one
    std::string_view translation;  // the plural forms follow each other behind zero bytes
};

// The entries of a compiled gettext catalogue (the "GNU MO" format of gettext's manual), in the order of their ids;
// views of `bytes`. bad_data when anything in it points outside of it, or is not UTF-8.
Result<std::vector<MoEntry>> read_mo(std::string_view bytes);

}  // namespace zuil
