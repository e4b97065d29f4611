// The OpenGL driver and D-Bus, which SDL loads, keep memory until the process ends, in libraries that are unloaded by
// then, so that no suppression finds their names. Our own memory is checked in the display tests without a window.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
