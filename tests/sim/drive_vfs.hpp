#pragma once

namespace zuil::sim {

class Drive;

// SQLite's way to the drives of this process: every file below the folder of a drive is that drive's. Its locks and
// shared memory are those of one process.
class DriveVfs {
public:
    static void add(Drive& drive);
    static void remove(const Drive& drive);
    // What SQLite draws by chance from here on (the salts of its log) is the same for the same number.
    static void seed(unsigned long long number);
};

}  // namespace zuil::sim
