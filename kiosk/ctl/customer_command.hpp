#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace zuil {

// `zuilctl customer ...`: what is kept of one customer, and who looked at them. Who it is about is asked for, or read
// from standard input: it stands in no command line and in no file.
class CustomerCommand {
public:
    explicit CustomerCommand(CLI::App& app);
    CustomerCommand(const CustomerCommand&) = delete;
    CustomerCommand& operator=(const CustomerCommand&) = delete;

    bool is_wanted() const;
    int run(const std::filesystem::path& data) const;

private:
    CLI::App* customer_;
    CLI::App* show_;
    CLI::App* erase_;
    CLI::App* let_in_;
    CLI::App* looks_;
    std::string by_ = "card";
    bool keep_out_ = false;
};

}  // namespace zuil
