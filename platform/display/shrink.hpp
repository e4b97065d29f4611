#pragma once

#include <string>

#include "platform/base/result.hpp"

namespace zuil {

// A photo with its longer side at most that many pixels, as WebP; one that is no larger comes back as it is. For the
// disk: a card's worth of a photo takes a fraction of what a shop sends, and of the time to decode it. bad_data
// for what is no JPEG, PNG or WebP. Any thread.
Result<std::string> shrink_photo(std::string bytes, int side_max);

}  // namespace zuil
