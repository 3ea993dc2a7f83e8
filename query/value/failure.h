#pragma once

#include <string>
#include <string_view>

#include <dossier/error.h>
#include <dossier/value.h>

namespace dossier::query {

/// Ends the evaluation of an expression with an error that has no place yet: whoever knows the
/// span of the expression catches the exception and adds it.
[[noreturn]] void fail(Code code, std::string message, std::string hint = {});

/// Fails with Code::TypeMismatch: "`toUpper()` needs a string, not an integer".
[[noreturn]] void fail_type(std::string_view what, std::string_view needed, const Value& found);

/// The kind with its article, for messages: "an integer", "a local time", "null".
std::string_view kind_with_article(ValueKind kind) noexcept;

/// A value for messages: its literal, cut to a length that fits one line.
std::string shown(const Value& value);

}  // namespace dossier::query
