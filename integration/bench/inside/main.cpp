#include "inside/drawing.hpp"
#include "inside/verification.hpp"
#include "load/request.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

// What the service does without network or database, beside what nobody can do it without; CPU time of one
// thread.
int main(int argc, char** argv)
try {
    using namespace etimbre::bench;
    CLI::App app{"Verification, code and paper, each beside its bare reference."};
    std::string what;
    std::string state;
    std::string texts_file;
    std::size_t rounds = 3;
    app.add_option("what", what)->required()->check(CLI::IsMember({"verification", "code", "paper"}));
    app.add_option("--state", state, "state directory whose keys sealed the texts")->required();
    app.add_option("--texts", texts_file, "file, a stamp's text a line")->required();
    app.add_option("--rounds", rounds)->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    auto const texts = read_lines(texts_file);
    if (what == "verification") hold(verification(state, texts), rounds);
    if (what == "code") hold(code(texts), rounds);
    if (what == "paper") hold(paper(texts), rounds);
    return 0;
} catch (std::exception const& failure) {
    std::cerr << "bench-inside: " << failure.what() << '\n';
    return 3;
}
