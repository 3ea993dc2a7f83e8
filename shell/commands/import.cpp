#include "shell/commands/import.h"

#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/console/progress.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>

#include <dossier/import.h>

namespace dossier::shell {

namespace {

template <typename Item, typename Parse>
Status take_all(const Invocation& invocation, OptionId option, std::vector<Item>& out,
                Parse parse) {
  for (const std::string& text : invocation.values(option)) {
    auto parsed = parse(text);
    if (!parsed) return std::move(parsed).error();
    out.push_back(*std::move(parsed));
  }
  return {};
}

/// One character, or the word "tab".
Result<char> mark_of(const Invocation& invocation, OptionId option, char otherwise) {
  const std::string text = invocation.value(option).value_or(std::string(1, otherwise));
  if (text == "tab" || text == "TAB" || text == "\\t") return '\t';
  if (text.size() == 1) return text[0];
  return Error{Code::InvalidArgumentValue,
               "`" + text + "` is not a single character",
               {},
               {},
               "or write tab",
               {}};
}

Result<ImportIds> ids_of(const Invocation& invocation) {
  const std::string text = invocation.value(OptionId::IdType).value_or("string");
  if (text == "string") return ImportIds::String;
  if (text == "integer") return ImportIds::Integer;
  return Error{Code::InvalidArgumentValue,
               "`" + text + "` is no type of ids",
               {},
               {},
               "write string or integer",
               {}};
}

Status read_sources(const Invocation& invocation, ImportSettings& settings) {
  if (Status status = take_all(invocation, OptionId::Nodes, settings.nodes, parse_import_files);
      !status)
    return status;
  if (Status status =
          take_all(invocation, OptionId::Relationships, settings.relationships, parse_import_files);
      !status)
    return status;
  if (Status status = take_all(invocation, OptionId::Index, settings.indexes, parse_import_index);
      !status)
    return status;
  const std::size_t plain = settings.indexes.size();
  if (Status status = take_all(invocation, OptionId::Unique, settings.indexes, parse_import_index);
      !status)
    return status;
  for (std::size_t i = plain; i < settings.indexes.size(); ++i) settings.indexes[i].unique = true;
  if (!settings.nodes.empty()) return {};
  return Error{Code::InvalidArgumentValue,
               "an import needs files of nodes",
               {},
               {},
               "name them: --nodes Label=FILE.csv",
               {}};
}

Result<ImportSettings> settings_of(const Invocation& invocation) {
  ImportSettings settings;
  if (Status status = read_sources(invocation, settings); !status) return status.error();
  const auto delimiter = mark_of(invocation, OptionId::Delimiter, settings.delimiter);
  if (!delimiter) return delimiter.error();
  const auto array_delimiter =
      mark_of(invocation, OptionId::ArrayDelimiter, settings.array_delimiter);
  if (!array_delimiter) return array_delimiter.error();
  const auto ids = ids_of(invocation);
  if (!ids) return ids.error();
  const auto threads = number_of(invocation, OptionId::Threads, 0);
  if (!threads) return threads.error();
  settings.delimiter = *delimiter;
  settings.array_delimiter = *array_delimiter;
  settings.ids = *ids;
  settings.threads = static_cast<unsigned>(std::min(*threads, 64.0));
  settings.rejects_path =
      invocation.value(OptionId::Rejects).value_or(invocation.arguments[0] + ".rejects.csv");
  return settings;
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string summary_text(const ImportSummary& summary, double seconds) {
  char time[32];
  std::snprintf(time, sizeof time, " (%.1f s)", seconds);
  return counted(summary.nodes, "node", "nodes") + ", " +
         counted(summary.relationships, "relationship", "relationships") + " and " +
         counted(summary.properties, "property", "properties") + " imported" + time;
}

/// A progress line for each phase in turn.
class Phases {
 public:
  explicit Phases(Console& console) : console_(console) {}

  void update(const ImportProgress& progress) {
    if (progress.phase != phase_) {
      line_.reset();
      phase_ = progress.phase;
      bytes_ = phase_ == "nodes" || phase_ == "relationships";
      line_ = std::make_unique<Progress>(console_, bytes_ ? "MB of " + phase_ : phase_);
    }
    const std::uint64_t unit = bytes_ ? 1'000'000 : 1;
    line_->update(progress.done / unit, progress.total / unit);
  }

 private:
  Console& console_;
  std::string phase_;
  bool bytes_ = false;
  std::unique_ptr<Progress> line_;
};

using Run = std::function<Result<ImportSummary>(const ImportSettings&)>;

Result<ImportSummary> import_into(const std::string& path, const ImportSettings& settings) {
  std::error_code ignored;
  if (!std::filesystem::exists(path + "/DOSSIER", ignored))
    return create_from_files(path, settings);
  auto database = Database::open(path);
  if (!database) return std::move(database).error();
  return database->import_files(settings);
}

/// Runs an import with its progress on the terminal, and tells what was done.
Result<ImportSummary> run_and_tell(const Invocation& invocation, Console& console, const Run& run) {
  const Interrupt interrupt;
  auto settings = settings_of(invocation);
  if (!settings) return settings.error();
  auto phases = std::make_unique<Phases>(console);
  settings->cancelled = &Interrupt::flag();
  settings->progress = [&](const ImportProgress& progress) { phases->update(progress); };
  const auto start = std::chrono::steady_clock::now();
  auto summary = run(*settings);
  phases.reset();
  if (!summary) return summary;
  console.note(summary_text(
      *summary, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()));
  if (summary->rejected != 0) {
    console.note(counted(summary->rejected, "record was", "records were") + " left out; `" +
                 settings->rejects_path + "` tells why");
  }
  return summary;
}

}  // namespace

Status import_files(const Invocation& invocation, Database& database, Console& console) {
  const auto summary = run_and_tell(invocation, console, [&](const ImportSettings& settings) {
    return database.import_files(settings);
  });
  return summary ? Status{} : Status{summary.error()};
}

int run_import(const Invocation& invocation, Console& console) {
  const Interrupt interrupt;
  const auto summary = run_and_tell(invocation, console, [&](const ImportSettings& settings) {
    return import_into(invocation.arguments[0], settings);
  });
  if (!summary) return failed(summary.error(), console);
  return summary->rejected == 0 ? kSuccess : kFailure;
}

}  // namespace dossier::shell
