#include "ingest/read/encoding.h"
#include "tests/fuzz/read_checks.h"

using namespace dossier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const ingest::Decoded decoded = ingest::decode(input, ingest::declared_encoding(input));
  fuzz::require(ingest::is_valid_utf8(decoded.text));
  const ingest::MappedText once = ingest::normalise(decoded.text);
  fuzz::require(ingest::is_valid_utf8(once.text));
  for (const auto& stretch : once.copied) fuzz::require(stretch.source <= decoded.text.size());
  return 0;
}
