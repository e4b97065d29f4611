#pragma once

#include <cstdint>

namespace zuil {

// The number of a row in one of the catalogue's tables. Rows are numbered from 1 without large holes, so a number also
// indexes arrays; 0 is none.
using Row = std::uint32_t;
inline constexpr Row no_row = 0xFFFF'FFFF;

}  // namespace zuil
