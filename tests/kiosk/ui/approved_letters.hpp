#pragma once

namespace zuil::test {

// What was approved was drawn with one version of Inter, as approved/letters names it by its hash. Another release of
// Debian may have another, whose words are wider or narrower: nothing can be said there. ZUIL_APPROVE=1 takes today's.
bool has_approved_letters();

}  // namespace zuil::test
