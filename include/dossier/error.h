#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dossier {

/// Stable number of a kind of error; the text of a message may change, its code never does.
///   1xxx syntax   2xxx names and scopes   3xxx types   4xxx run time
///   5xxx storage  6xxx documents          7xxx protocol 9xxx internal
/// `describe(code)` tells more about each.
enum class Code : std::uint16_t {
#define DOSSIER_CODE(name, number, kind, detail, gqlstatus, explanation) name = number,
#include <dossier/error_codes.def>
#undef DOSSIER_CODE
};

/// What is known about a code: the row of `error_codes.def`.
struct CodeInfo {
  Code code;
  std::string_view name;         ///< e.g. "UndefinedVariable"
  std::string_view kind;         ///< openCypher error type, e.g. "SyntaxError"
  std::string_view detail;       ///< openCypher error detail, e.g. "UndefinedVariable"
  std::string_view gqlstatus;    ///< five characters, e.g. "42N62"
  std::string_view explanation;  ///< one or two sentences for `dossier explain DSR2003`
};

/// The row of a code. Never fails: an unknown number gives the row of `Code::Internal`.
const CodeInfo& describe(Code code) noexcept;

/// "DSR2003".
std::string to_string(Code code);

/// A half-open byte range [begin, end) of a source text: a query or a document.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const noexcept { return begin == end; }
  friend bool operator==(Span, Span) = default;
};

/// A second place that explains an error, such as the bracket that was never closed.
struct Note {
  Span where;
  std::string text;
};

/// One error or warning, complete: a headline that stands alone, its place, and a way out.
/// A plain value; copies share nothing.
struct Error {
  Code code;
  std::string message;     ///< one line, lower case, no full stop
  Span where = {};         ///< in the query text; empty when the error has no place there
  std::string label = {};  ///< short text beside the caret
  std::string hint = {};   ///< what to do, or empty
  std::vector<Note> notes = {};
};

/// Options of `render`.
struct RenderOptions {
  std::size_t width =
      100;              ///< columns of the terminal; longer source lines are cut around the place
  bool colour = false;  ///< ANSI colours
  std::string_view severity = "error";  ///< "error" or "warning"
};

/// The error as text for people: headline, line, column, source line with caret, hint.
/// `source` is the text that `error.where` points into; pass "" when there is none.
std::string render(const Error& error, std::string_view source = {}, const RenderOptions& = {});

/// `error[DSR2003]: variable `q` is not defined`, the headline only.
std::ostream& operator<<(std::ostream& out, const Error& error);

/// Thrown by `Result::value()` when there is no value. `what()` is the headline.
class Exception : public std::runtime_error {
 public:
  explicit Exception(Error error) : std::runtime_error(error.message), error_(std::move(error)) {}
  const Error& error() const noexcept { return error_; }

 private:
  Error error_;
};

/// A value or an error. Test it before use, or call `value()`, which throws `Exception`.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  /// The value. Throws `Exception` when this holds an error.
  T& value() & { return require(), std::get<0>(state_); }
  const T& value() const& { return require(), std::get<0>(state_); }
  T value() && { return require(), std::move(std::get<0>(state_)); }

  /// The error. REQUIRES: !ok().
  Error& error() & { return std::get<1>(state_); }
  const Error& error() const& { return std::get<1>(state_); }
  Error error() && { return std::move(std::get<1>(state_)); }

  /// The value. REQUIRES: ok().
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T operator*() && { return std::move(std::get<0>(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }

 private:
  void require() const {
    if (!ok()) throw Exception(std::get<1>(state_));
  }

  std::variant<T, Error> state_;
};

/// Success or an error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const noexcept { return !error_; }
  explicit operator bool() const noexcept { return ok(); }
  void value() const {
    if (error_) throw Exception(*error_);
  }
  const Error& error() const& { return *error_; }
  Error error() && { return *std::move(error_); }

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace dossier
