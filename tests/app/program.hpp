// Runs the program as a user does, through a shell, in a folder of the test's own.
#pragma once

#include <cstdlib>
#include <string>
#include <sys/wait.h>

#include "tests/app/files.hpp"

namespace entente::app {

struct Ran {
    int exit = -1;  // 128 + the signal where one ended it
    std::string out;
    std::string err;
};

// `entente` (or "$program", where a process of its own is meant) is the program of this build, $samples the
// folder.
inline Ran run(const Folder& folder, const std::string& command) {
    const std::string prelude = "cd '" + folder.path.string() +
                                "'; program='" ENTENTE_PROGRAM
                                "'; entente() { \"$program\" \"$@\"; }; samples='" ENTENTE_SOURCE_DIR
                                "/samples'; export ENTENTE_MODEL='" ENTENTE_MODEL_DIR
                                "' ENTENTE_DATA='" ENTENTE_SOURCE_DIR "/data'; ";
    folder.write("command.sh", prelude + "\n" + command + "\n");
    const auto script = (folder.path / "command.sh").string();
    const auto status = std::system(
        ("bash '" + script + "' >'" + script + ".out' 2>'" + script + ".err' </dev/null").c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), folder.read("command.sh.out"),
            folder.read("command.sh.err")};
}

}  // namespace entente::app
