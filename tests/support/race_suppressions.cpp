// librsvg blurs on threads of its own, whose locks are in Rust code that TSan does not see; GLib's are futexes of its
// own.
extern "C" const char* __tsan_default_suppressions() {
    return "called_from_lib:librsvg-2.so\ncalled_from_lib:libglib-2.0.so\ncalled_from_lib:libgobject-2.0.so\n"
           "called_from_lib:libgio-2.0.so\n";
}
