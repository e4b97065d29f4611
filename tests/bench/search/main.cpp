// Judges the search: zuil-bench-search [--data DIR] [--articles N]... [--peer DIR] [--folder F]; see README.md.
#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <fstream>
#include <iostream>
#include <optional>

#include "platform/database/database.hpp"
#include "sync/search/word_index.hpp"
#include "sync/search/word_index_writer.hpp"
#include "tests/bench/search/articles.hpp"
#include "tests/bench/search/engine.hpp"
#include "tests/bench/search/figures.hpp"
#include "tests/bench/search/quality.hpp"
#include "tests/bench/search/queries.hpp"
#include "tests/bench/search/typing.hpp"

namespace zuil::test {
namespace {

constexpr std::uint64_t seed = 20'261'127;

struct Task {
    std::filesystem::path data;    // empty: the demo shop
    std::filesystem::path peer;    // empty: no peer
    std::filesystem::path folder;  // empty: a new one under the temporary folder
    std::vector<int> articles;
    int queries = 400;
    std::string step;  // empty: all of them, each in a process of its own
};

std::vector<Product> source_of_queries(const Task& task) {
    return task.data.empty() ? demo_articles() : dutch_and_german(task.data);
}

std::filesystem::path folder_of(const Task& task, int articles, const std::string& engine) {
    const auto folder = task.folder / fmt::format("{}-{}", engine, articles);
    std::filesystem::create_directories(folder);
    return folder;
}

std::unique_ptr<SearchEngine> make_engine(const Task& task, int articles, const std::string& name) {
    if (name == "zuil" || name == "zuil with facets")
        return make_our_engine(folder_of(task, articles, "zuil"), name != "zuil");
    if (name == "FTS5 porter") return make_fts5_engine(folder_of(task, articles, "porter"), false);
    if (name == "FTS5 trigram") return make_fts5_engine(folder_of(task, articles, "trigram"), true);
    return make_xapian_engine(folder_of(task, articles, "xapian"), name == "Xapian corrected");
}

void fill(const Task& task, int articles, const std::string& engine, const std::vector<Product>& products) {
    const std::string part = engine == "zuil"           ? "zuil"
                             : engine == "FTS5 porter"  ? "porter"
                             : engine == "FTS5 trigram" ? "trigram"
                                                        : "xapian";
    std::filesystem::remove_all(folder_of(task, articles, part));
    const double before = wall_ms();
    const double cpu_before = cpu_ms();
    make_engine(task, articles, engine)->fill(products);
    fmt::print("{:<22} written in {:6.1f} s (CPU {:6.1f} s), {:6.1f} MB{}\n", engine, (wall_ms() - before) / 1e3,
               (cpu_ms() - cpu_before) / 1e3, bytes_in(folder_of(task, articles, part)) / 1e6,
               engine == "zuil" ? ": the whole catalogue" : "");
    std::fflush(stdout);
}

SearchText text_of(const Product& article) {
    SearchText text;
    text.title = article.name.first();
    text.words = article.brand;
    for (const Attribute& attribute : article.attributes) text.words += ' ' + attribute.value.first();
    text.description = article.description.first();
    for (const Variant& variant : article.variants) {
        text.codes += ' ' + plain_code(variant.sku);
        if (variant.gtin) text.codes += ' ' + variant.gtin->text();
    }
    return text;
}

// What of writing and reading a catalogue is the search's own.
void measure_index(const Task& task, int articles) {
    const auto file = folder_of(task, articles, "index") / "index.db";
    if (!std::filesystem::exists(file)) {
        const std::vector<Product> products = many_articles(task.data, articles);
        Database database =
            need(Database::open(file, {.use = DatabaseUse::rebuildable, .cache_kib = 32'768, .vfs = {}}));
        need(database.execute(WordIndexWriter::schema()));
        WordIndexWriter writer{database};
        const double before = wall_ms();
        const double cpu_before = cpu_ms();
        for (std::size_t n = 0; n < products.size();) {
            auto transaction = need(database.begin());
            for (const std::size_t end = std::min(n + 500, products.size()); n < end; ++n)
                need(writer.put(static_cast<Row>(n + 1), text_of(products[n])));
            need(transaction.commit());
        }
        fmt::print("index alone: written in {:.1f} s (CPU {:.1f} s)\n", (wall_ms() - before) / 1e3,
                   (cpu_ms() - cpu_before) / 1e3);
    } else {
        Database database = need(Database::open(file, {.use = DatabaseUse::read, .vfs = {}}));
        const SearchSettings settings;
        const double memory = memory_mb();
        const double before = cpu_ms();
        const auto index = need(WordIndex::open(database, settings));
        const double read = cpu_ms();
        need(index->find("watrkokr", Spelling::corrected));
        fmt::print(
            "index alone: {:.1f} MB on the disk, read in {:.0f} ms of CPU, corrections made in {:.0f} ms;"
            " {} words, lists of {:.1f} MB, {:.0f} MB of memory\n",
            static_cast<double>(std::filesystem::file_size(file)) / 1e6, read - before, cpu_ms() - read, index->words(),
            static_cast<double>(index->list_bytes()) / 1e6, memory_mb() - memory);
    }
    std::fflush(stdout);
}

void measure_memory(const Task& task, int articles) {
    const auto engine = make_engine(task, articles, "zuil");
    const double before = cpu_ms();
    engine->type("kof");
    engine->type("watrkokr");
    fmt::print("zuil                   first answers after {:.0f} ms of CPU; {:.0f} MB of memory, {:.0f} MB at most\n",
               cpu_ms() - before, memory_mb(), memory_peak_mb());
    std::fflush(stdout);
}

const std::vector<std::string> engine_names{"zuil", "FTS5 porter", "FTS5 trigram", "Xapian", "Xapian corrected"};

std::vector<QuerySet> sets_of(const Task& task) {
    return query_sets(source_of_queries(task), static_cast<std::size_t>(task.queries), seed);
}

std::filesystem::path keystrokes_file(const Task& task) { return task.folder / "keystrokes.txt"; }

std::vector<std::string> read_keystrokes(const Task& task) {
    std::ifstream stream{keystrokes_file(task)};
    std::vector<std::string> keystrokes;
    for (std::string line; std::getline(stream, line);) keystrokes.push_back(line);
    return keystrokes;
}

void write_keystrokes(const Task& task) {
    constexpr std::size_t queries_of_each = 30;
    std::ofstream stream{keystrokes_file(task)};
    for (const std::string& text : keystrokes_of(sets_of(task), queries_of_each)) stream << text << '\n';
}

// "quality", or "fill", "index", "memory", "type <engine>" with one number of articles.
void run_step(const Task& task) {
    const int articles = task.articles.front();
    if (task.step == "fill") {
        const std::vector<Product> products = many_articles(task.data, articles);
        for (const char* engine : {"zuil", "FTS5 porter", "FTS5 trigram", "Xapian"})
            fill(task, articles, engine, products);
    } else if (task.step == "index") {
        measure_index(task, articles);
    } else if (task.step == "memory") {
        measure_memory(task, articles);
    } else if (task.step == "names") {
        std::ofstream stream{task.folder / "names.txt"};
        for (const Product& product : many_articles(task.data, articles)) stream << product.name.first() << '\n';
    } else if (task.step == "quality") {
        const std::vector<QuerySet> sets = sets_of(task);
        for (const std::string& name : engine_names) print_quality(name, *make_engine(task, articles, name), sets);
    } else {
        const auto engine = make_engine(task, articles, task.step);
        engine->type("a");
        engine->type("watrkokr");
        print_typing(task.step, *engine, read_keystrokes(task));
    }
}

std::vector<std::string> arguments_of(const Task& task, const std::string& step, int articles) {
    std::vector<std::string> arguments{"--step",     step,
                                       "--articles", std::to_string(articles),
                                       "--folder",   task.folder.string(),
                                       "--queries",  std::to_string(task.queries)};
    if (!task.data.empty()) arguments.insert(arguments.end(), {"--data", task.data.string()});
    return arguments;
}

bool run_size(const Task& task, int articles) {
    fmt::print("\n{} articles\n", articles);
    std::fflush(stdout);
    const bool is_there = std::filesystem::exists(task.folder / fmt::format("zuil-{}", articles));
    const auto step = [&](const std::string& name) { return run_again(arguments_of(task, name, articles)); };
    if (!is_there && !step("fill")) return false;
    if (!std::filesystem::exists(task.folder / fmt::format("index-{}", articles)) && !step("index")) return false;
    if (!step("index") || !step("memory")) return false;
    for (const char* engine : {"zuil", "zuil with facets", "FTS5 porter", "Xapian"}) {
        if (!step(engine)) return false;
    }
    return true;
}

// The storefront's MiniSearch, with its settings, in a process of its own.
void run_peer(const Task& task, int articles) {
    if (!std::filesystem::exists(task.peer / "web/node_modules/minisearch")) {
        fmt::print("the peer is left out: run `npm ci` in {}\n", (task.peer / "web").string());
        return;
    }
    if (!run_again(arguments_of(task, "names", articles))) return;
    const std::string script = std::string{ZUIL_SOURCE_DIR} + "/tests/bench/search/peer.mjs";
    const std::string command =
        fmt::format("node --max-old-space-size=4096 '{}' '{}' '{}' '{}'", script, task.peer.string(),
                    (task.folder / "names.txt").string(), keystrokes_file(task).string());
    if (std::system(command.c_str()) != 0) fmt::print("the peer did not end well\n");
}

int run(Task task) {
    if (!task.step.empty()) {
        run_step(task);
        return EXIT_SUCCESS;
    }
    if (task.folder.empty()) task.folder = std::filesystem::temp_directory_path() / "zuil-bench-search";
    std::filesystem::create_directories(task.folder);
    write_keystrokes(task);
    const int source = static_cast<int>(source_of_queries(task).size());
    if (task.articles.empty())
        task.articles = task.data.empty() ? std::vector{source} : std::vector{50'000, 200'000, 1'000'000};
    for (const int articles : task.articles) {
        if (!run_size(task, articles)) return EXIT_FAILURE;
        if (!task.peer.empty()) run_peer(task, articles);
    }
    fmt::print("\nquality on {} articles, seed {}\n", source, seed);
    std::fflush(stdout);
    if (!std::filesystem::exists(task.folder / fmt::format("zuil-{}", source)) &&
        !run_again(arguments_of(task, "fill", source)))
        return EXIT_FAILURE;
    return run_again(arguments_of(task, "quality", source)) ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace zuil::test

int main(int count, char** values) {
    CLI::App app{"Judges the search against others, on real articles.", "zuil-bench-search"};
    zuil::test::Task task;
    app.add_option("--data", task.data, "Folder with off_*.products.jsonl.zst; without it the demo shop's articles");
    app.add_option("--articles", task.articles,
                   "How many; may be given several times (default 50000, 200000, 1000000)");
    app.add_option("--peer", task.peer, "The storefront to compare with");
    app.add_option("--folder", task.folder, "Where the indexes are kept for the next run");
    app.add_option("--queries", task.queries, "Queries in each set");
    app.add_option("--step", task.step)->group("");
    CLI11_PARSE(app, count, values);
    try {
        return zuil::test::run(task);
    } catch (const std::exception& error) {
        std::cerr << "zuil-bench-search: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
