#include "shell/program.h"

int main(int argc, char** argv) { return dossier::shell::run(argc, argv); }
