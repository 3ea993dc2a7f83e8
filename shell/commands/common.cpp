#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/session/session.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxFile = std::size_t{256} << 20U;

Error file_error(const std::string& path, int reason) {
  return Error{Code::InputOutput, "cannot read `" + path + "`: " + std::strerror(reason)};
}

struct Closer {
  int descriptor;
  ~Closer() { ::close(descriptor); }
};

Status add_parameter(Session& session, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == 0 || equals == std::string::npos) {
    return Error{Code::Usage, "`" + text + "` is no parameter", {}, {}, "write -P name=value"};
  }
  const auto value = session.evaluate(text.substr(equals + 1));
  if (!value) {
    return Error{Code::Usage,
                 "the value of parameter `" + text.substr(0, equals) +
                     "` is no Cypher: " + value.error().message,
                 {},
                 {},
                 "texts stand in quotes of their own: -P \"name='value'\""};
  }
  session.parameters.set(text.substr(0, equals), *value);
  return {};
}

/// What a command does with its database.
enum class Needs { Reading, Either, Writing };

Needs needs_of(const Invocation& invocation) {
  switch (invocation.command) {
    case CommandId::Shell:
    case CommandId::Query:
      return invocation.has(OptionId::ReadOnly) ? Needs::Reading : Needs::Either;
    case CommandId::Merge:  // without names it lists
      return invocation.arguments.size() == 1 ? Needs::Reading : Needs::Writing;
    case CommandId::Ingest:
    case CommandId::Forget:
    case CommandId::Split: return Needs::Writing;
    default: return Needs::Reading;
  }
}

/// Why a database that could not be opened for writing may still be read; empty when it may not.
std::string reason_for_reading(const Error& error, const std::string& path) {
  if (error.code == Code::Locked) return "another process writes to `" + path + "`";
  if (error.code != Code::InputOutput || ::access(path.c_str(), R_OK) != 0) return {};
  if (::access(path.c_str(), W_OK) == 0) return {};
  return "`" + path + "` cannot be written (" + std::strerror(errno) + ")";
}

Result<Database> open_for_reading(const std::string& path, const std::string& reason,
                                  Console& console) {
  Options options;
  options.read_only = true;
  auto database = Database::open(path, options);
  if (database) console.note(reason + "; opened for reading only");
  return database;
}

}  // namespace

Result<Database> open_database(const Invocation& invocation, IfMissing if_missing,
                               Console& console) {
  const Needs needs = needs_of(invocation);
  const std::string path = invocation.arguments.empty() ? ":memory:" : invocation.arguments.front();
  Options options;
  options.read_only = needs == Needs::Reading && path != ":memory:";
  options.create_if_missing = if_missing == IfMissing::Create || path == ":memory:";
  auto database = Database::open(path, options);
  if (!database && needs == Needs::Either) {
    const std::string reason = reason_for_reading(database.error(), path);
    if (!reason.empty()) return open_for_reading(path, reason, console);
  }
  if (!database && database.error().code == Code::NotFound && database.error().hint.empty()) {
    Error error = std::move(database).error();
    error.hint = "`dossier ingest " + path + " PATH...` creates one";
    return error;
  }
  return database;
}

int cannot_open(const Error& error, Console& console) {
  console.report(error);
  return kCannotOpen;
}

int failed(const Error& error, Console& console) {
  if (error.code == Code::Cancelled && Interrupt::requested()) {
    console.note("interrupted; nothing of the unfinished work was stored");
    return kInterruptedExit;
  }
  console.report(error);
  return error.code == Code::Usage ? kUsage : kFailure;
}

int with_session(const Invocation& invocation, Console& console,
                 const std::function<int(Session&)>& body) {
  const Interrupt interrupt;
  auto database = open_database(invocation, IfMissing::Fail, console);
  if (!database) return cannot_open(database.error(), console);
  Session session(std::move(database).value(), console);
  const Status status = configure(session, invocation);
  return status ? body(session) : failed(status.error(), console);
}

Status configure(Session& session, const Invocation& invocation) {
  const Console& console = session.console();
  if (const auto format = invocation.value(OptionId::Format))
    session.format = *find_format(*format);
  session.rendering.width = console.width();
  session.rendering.colour = console.colour();
  session.rendering.terminal = console.out_is_terminal() && !invocation.has(OptionId::Raw);
  session.rendering.excel_safe = invocation.has(OptionId::ExcelSafe);
  session.limits.import_directory = invocation.value(OptionId::ImportDirectory).value_or(".");
  const auto timeout = number_of(invocation, OptionId::Timeout, 0);
  if (!timeout) return timeout.error();
  session.limits.timeout =
      std::chrono::milliseconds(static_cast<std::int64_t>(std::min(*timeout, 1e9) * 1000));
  const auto memory = number_of(invocation, OptionId::Memory, 0);
  if (!memory) return memory.error();
  session.limits.memory_bytes = static_cast<std::size_t>(std::min(*memory, 1e9) * 1024 * 1024);
  for (const std::string& text : invocation.values(OptionId::Param)) {
    if (Status status = add_parameter(session, text); !status) return status;
  }
  return {};
}

Result<std::string> read_text_file(const std::string& path) {
  const int descriptor =
      path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return file_error(path, errno);
  std::string text;
  const Closer closer{descriptor};
  char buffer[64 * 1024];
  while (true) {
    const ssize_t size = ::read(descriptor, buffer, sizeof buffer);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return file_error(path, errno);
    if (size == 0) return text;
    text.append(buffer, static_cast<std::size_t>(size));
    if (text.size() > kMaxFile)
      return Error{Code::QueryTooLong, "`" + path + "` is too long for a script of statements"};
  }
}

}  // namespace dossier::shell
