#include "tests/fuzz/read_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return dossier::fuzz::read_as("txt", data, size);
}
