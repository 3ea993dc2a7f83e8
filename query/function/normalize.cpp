#include "query/function/normalize.h"

#include "query/value/failure.h"

#include <algorithm>
#include <vector>

#include <utf8proc.h>

namespace dossier::query {

namespace {

/// Code points that are put into order and composed at once, and pieces that are decomposed between
/// two checks.
constexpr std::size_t kPiece = 4096;
/// Code points that one decomposes into at the most (U+FDFA), and more.
constexpr std::size_t kLongestDecomposition = 32;

utf8proc_option_t options_of(std::string_view form) {
  if (form == "NFC") return UTF8PROC_COMPOSE;
  if (form == "NFD") return UTF8PROC_DECOMPOSE;
  if (form == "NFKC") return static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  if (form == "NFKD") return static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
  fail(Code::InvalidArgumentError, shown(Value(form)) + " is not a normal form",
       "normal forms are NFC, NFD, NFKC and NFKD");
}

int combining_class(utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; }

/// Whether what stands before a decomposed code point never changes with it: it is no mark, and no
/// later part of a Hangul syllable, which alone move or are composed to the left.
bool begins_anew(utf8proc_int32_t c) {
  if (c < 0x300) return true;
  if (c >= 0x1160 && c <= 0x11FF) return false;
  const auto category = utf8proc_category(c);
  return category != UTF8PROC_CATEGORY_MN && category != UTF8PROC_CATEGORY_MC &&
         category != UTF8PROC_CATEGORY_ME && combining_class(c) == 0;
}

/// Normalises piece by piece, cut where a code point begins anew, so that the time is linear and a
/// query that is to stop does.
class Normalizer {
 public:
  Normalizer(std::string_view form, const FunctionContext& context)
      : options_(static_cast<utf8proc_option_t>(options_of(form) | UTF8PROC_STABLE)),
        context_(context) {}

  std::string run(std::string_view text) {
    while (!text.empty()) {
      utf8proc_int32_t c = -1;
      const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                           static_cast<utf8proc_ssize_t>(text.size()), &c);
      if (length <= 0) fail_text();
      text.remove_prefix(static_cast<std::size_t>(length));
      add(c);
    }
    finish();
    return std::move(out_);
  }

 private:
  [[noreturn]] static void fail_text() {
    fail(Code::InvalidArgumentError, "`normalize()` cannot read the text: it is no valid UTF-8");
  }

  void step() {
    if (++steps_ % kPiece != 0) return;
    if (context_.checkpoint) context_.checkpoint();
    require_string(*context_.budget, out_.size() + waiting_.size() * sizeof(utf8proc_int32_t));
  }

  void add(utf8proc_int32_t c) {
    step();
    utf8proc_int32_t parts[kLongestDecomposition];
    int boundary = 0;
    const auto count =
        utf8proc_decompose_char(c, parts, kLongestDecomposition, options_, &boundary);
    if (count < 0 || count > static_cast<utf8proc_ssize_t>(kLongestDecomposition)) fail_text();
    if (waiting_.size() >= kPiece && count > 0 && begins_anew(parts[0])) finish();
    waiting_.insert(waiting_.end(), parts, parts + count);
  }

  void finish() {
    order_marks();
    const auto count = static_cast<utf8proc_ssize_t>(waiting_.size());
    waiting_.push_back(0);  // utf8proc_reencode writes a zero behind the text
    const auto bytes = utf8proc_reencode(waiting_.data(), count, options_);
    if (bytes < 0) fail_text();
    out_.append(reinterpret_cast<const char*>(waiting_.data()), static_cast<std::size_t>(bytes));
    waiting_.clear();
  }

  /// The canonical ordering: within a run of marks by their class, those of one class as they came.
  void order_marks() {
    const auto is_mark = [](utf8proc_int32_t c) { return combining_class(c) != 0; };
    for (auto begin = waiting_.begin(); begin != waiting_.end();) {
      begin = std::find_if(begin, waiting_.end(), is_mark);
      const auto end = std::find_if_not(begin, waiting_.end(), is_mark);
      std::stable_sort(begin, end, [this](utf8proc_int32_t a, utf8proc_int32_t b) {
        step();
        return combining_class(a) < combining_class(b);
      });
      begin = end;
    }
  }

  const utf8proc_option_t options_;
  const FunctionContext& context_;
  std::vector<utf8proc_int32_t> waiting_;  ///< decomposed code points
  std::string out_;
  std::size_t steps_ = 0;
};

}  // namespace

std::string normalized(std::string_view text, std::string_view form,
                       const FunctionContext& context) {
  require_string(*context.budget, text.size());
  return Normalizer(form, context).run(text);
}

}  // namespace dossier::query
