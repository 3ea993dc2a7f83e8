#include "ingest/read/normalise.h"

#include "ingest/read/homoglyphs.h"
#include "ingest/read/unicode.h"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace dossier::ingest {
namespace {

/// Longest run of characters composed at once: sorting marks takes quadratic time.
constexpr std::uint32_t kMaxRun = 512;

enum class Fate { Keep, Space, Newline, Drop };

Fate fate_of_ascii(std::int32_t code) noexcept {
  if (code == '\n' || code == '\r' || code == '\f' || code == '\v') return Fate::Newline;
  if (code == '\t') return Fate::Space;
  return code < 0x20 || code == 0x7F ? Fate::Drop : Fate::Keep;
}

Fate fate_of(std::int32_t code) noexcept {
  if (code < 0x80) return fate_of_ascii(code);
  if (code == 0x85 || code == 0x2028 || code == 0x2029) return Fate::Newline;
  if (code < 0xA0 || code == 0xAD || code == 0xFEFF) return Fate::Drop;
  if (code == 0xA0 || code == 0x1680 || code == 0x202F || code == 0x205F || code == 0x3000)
    return Fate::Space;
  if (code < 0x2000 || code > 0x206F) return (code & 0xFFFE) == 0xFFFE ? Fate::Drop : Fate::Keep;
  if (code <= 0x200A) return Fate::Space;
  const bool invisible = code <= 0x200F || (code >= 0x202A && code <= 0x202E) || code >= 0x2060;
  return invisible ? Fate::Drop : Fate::Keep;
}

/// Characters that may change under composition, themselves or with a neighbour.
bool may_compose(std::int32_t code) noexcept {
  return code >= 0x300 && (code < 0x2010 || code > 0x20CF);
}

/// The NFC of a run, or nothing when it is in that form already.
std::string composed(std::string_view run) {
  utf8proc_uint8_t* raw = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(run.data()),
                   static_cast<utf8proc_ssize_t>(run.size()), &raw,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(raw, &std::free);
  if (length < 0) return {};
  std::string out(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
  return out == run ? std::string() : out;
}

class Normaliser {
 public:
  explicit Normaliser(const MappedText& source) : source_(source), builder_(source) {}

  MappedText run() {
    const std::string_view text = source_.text;
    while (at_ < text.size()) step(decode_utf8(text, at_));
    flush();
    return builder_.take();
  }

 private:
  void step(Character c) {
    if (may_compose(c.code) && fate_of(c.code) == Fate::Keep) return compose_run();
    switch (fate_of(c.code)) {
      case Fate::Keep: at_ += c.length; return;
      case Fate::Space: return replace(" ", c.length);
      case Fate::Newline: return replace("\n", is_crlf() ? 2 : c.length);
      case Fate::Drop: return replace("", c.length);
    }
  }

  bool is_crlf() const { return source_.text.compare(at_, 2, "\r\n") == 0; }

  void replace(std::string_view with, std::uint32_t length) {
    if (length == 1 && with.size() == 1 && source_.text[at_] == with[0]) {
      at_ += length;
      return;
    }
    flush();
    builder_.put(with, at_);
    at_ += length;
    kept_ = at_;
  }

  /// Composes from the character before (a mark may change it) to the end of the run.
  void compose_run() {
    const std::string_view text = source_.text;
    std::uint32_t begin = at_;
    if (begin > kept_) {
      do --begin;
      while (begin > kept_ && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80);
      if (text[begin] == '\n') begin = at_;
    }
    std::uint32_t end = at_;
    while (end < text.size() && end - begin < kMaxRun) {
      const Character c = decode_utf8(text, end);
      if (c.code < 0xA0 || fate_of(c.code) != Fate::Keep) break;
      end += c.length;
    }
    const std::string_view run = text.substr(begin, end - begin);
    const std::string normal = composed(run);
    if (!normal.empty()) {
      at_ = begin;
      flush();
      builder_.put(normal, begin);
      kept_ = end;
    }
    at_ = end;
  }

  void flush() {
    builder_.copy(kept_, at_);
    kept_ = at_;
  }

  const MappedText& source_;
  TextBuilder builder_;
  std::uint32_t at_ = 0;
  std::uint32_t kept_ = 0;  ///< source bytes before it are in the builder
};

}  // namespace

MappedText normalise(std::string_view text) {
  const MappedText source{std::string(text), {}};
  return replace_homoglyphs(Normaliser(source).run());
}

}  // namespace dossier::ingest
