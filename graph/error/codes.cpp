#include <algorithm>
#include <iterator>

#include <dossier/error.h>

namespace dossier {

namespace {

constexpr CodeInfo kCodes[] = {
#define DOSSIER_CODE(name, number, kind, detail, gqlstatus, explanation) \
  {Code::name, #name, kind, detail, gqlstatus, explanation},
#include <dossier/error_codes.def>
#undef DOSSIER_CODE
};

}  // namespace

const CodeInfo& describe(Code code) noexcept {
  const auto* found = std::find_if(std::begin(kCodes), std::end(kCodes),
                                   [code](const CodeInfo& info) { return info.code == code; });
  return found != std::end(kCodes) ? *found : describe(Code::Internal);
}

std::string to_string(Code code) { return "DSR" + std::to_string(static_cast<unsigned>(code)); }

}  // namespace dossier
