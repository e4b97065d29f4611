#pragma once

#include <string>

#include "kiosk/engine/slip.hpp"
#include "tests/support/paper_printer.hpp"

namespace zuil::test {

// Two pieces of one article and one of another, to be paid; a third is not given.
Slip some_slip();

// What a reader finds in the code of a slip.
std::string read_slip(const PrintedPage& page);

}  // namespace zuil::test
