#pragma once

namespace dossier::shell {

/// The program. Returns its exit code.
int run(int argc, char** argv);

}  // namespace dossier::shell
