#pragma once

namespace zuil {

class Scene;

// Ends a development build when a frame holds something that is no quad; a released one logs it and goes on without.
void report_refusal(const Scene& scene);

}  // namespace zuil
