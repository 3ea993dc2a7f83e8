#include "ingest/write/fact_sheet.h"
#include "ingest/write/statements.h"
#include "tests/fuzz/read_checks.h"

using namespace dossier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto sheet = ingest::decode_fact_sheet({reinterpret_cast<const char*>(data), size});
  if (!sheet) return 0;
  ingest::statements_of(*sheet);
  const std::string text = ingest::encode_fact_sheet(*sheet);
  const auto again = ingest::decode_fact_sheet(text);
  fuzz::require(again && ingest::encode_fact_sheet(*again) == text);
  for (const std::string& line : ingest::fact_lines("fuzz", *sheet, true))
    fuzz::require(line.find('\n') == std::string::npos);
  return 0;
}
