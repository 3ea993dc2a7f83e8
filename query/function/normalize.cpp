#include "query/function/normalize.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "query/value/failure.h"

namespace dossier::query {

namespace {

/// The most that a code point grows by compatibility decomposition (U+FDFA), as utf8proc holds it: 18
/// code points of four bytes for one of three.
constexpr std::uint64_t kMaxGrowth = 24;

utf8proc_option_t options_of(std::string_view form) {
  if (form == "NFC") return UTF8PROC_COMPOSE;
  if (form == "NFD") return UTF8PROC_DECOMPOSE;
  if (form == "NFKC") return static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  if (form == "NFKD") return static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
  fail(Code::InvalidArgumentError, shown(Value(form)) + " is not a normal form",
       "normal forms are NFC, NFD, NFKC and NFKD");
}

struct Free {
  void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
};

}  // namespace

std::string normalized(std::string_view text, std::string_view form, const Budget& budget) {
  const auto options = static_cast<utf8proc_option_t>(options_of(form) | UTF8PROC_STABLE);
  require_string(budget, text.size());
  budget.require(text.size() * kMaxGrowth);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (length < 0) fail(Code::InvalidArgumentError, "`normalize()` cannot read the text: it is no valid UTF-8");
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

}  // namespace dossier::query
