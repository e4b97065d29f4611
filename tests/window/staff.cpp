#include "tests/window/staff.hpp"

#include <fstream>
#include <stdexcept>
#include <thread>

#include "tests/support/temporary_folder.hpp"

namespace zuil::test {

using namespace std::chrono_literals;

Said zuilctl(const std::filesystem::path& data, const std::string& what, const std::string& input) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "said";
    const std::filesystem::path typed = folder / "typed";
    std::ofstream{typed} << input;
    const std::string command =
        std::string{ZUIL_BINARY_DIR "/bin/zuilctl "} + what + " --data " + data.string() + " < " + typed.string();
    Process asking{{.arguments = {"/bin/sh", "-c", command}, .environment = {}, .output_file = file.string()}};
    const auto exit_code = asking.wait(20s);
    if (!exit_code) throw std::runtime_error{"zuilctl " + what + " does not end"};
    std::ifstream stream{file};
    return {.exit_code = *exit_code, .text = {std::istreambuf_iterator<char>{stream}, {}}};
}

void hold(XDisplay& display, Kiosk& kiosk, const std::string& what, std::chrono::milliseconds time) {
    kiosk.wait_until_still();
    const Node node = kiosk.wait_for(what);
    display.press(node.x + node.width / 2, node.y + node.height / 2);
    std::this_thread::sleep_for(time);
    display.release();
}

void enter_staff(XDisplay& display, Kiosk& kiosk, const std::string& pin) {
    hold(display, kiosk, "logo", 2200ms);
    kiosk.wait_for("staff-entrance/enter");
    kiosk.type(pin);
    kiosk.tap("staff-entrance/enter");
    kiosk.wait_for("staff-home/training");
}

}  // namespace zuil::test
