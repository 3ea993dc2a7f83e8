#include "shell/commands/ingest.h"

#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/console/progress.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <mutex>

namespace dossier::shell {

namespace {

constexpr std::string_view kInterrupted =
    "interrupted; documents that were read are stored, run it again to read the others";

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

}  // namespace

void tell(const Error& error, Console& console) {
  if (describe(error.code).kind == "Warning") return console.warn(error);
  console.report(error);
}

std::string summary_text(const IngestSummary& summary, double seconds) {
  std::string out = counted(summary.documents, "document", "documents") + " read";
  if (summary.unchanged != 0) out += ", " + std::to_string(summary.unchanged) + " unchanged";
  if (summary.copies != 0)
    out += ", " + counted(summary.copies, "copy", "copies") + " of known text";
  if (summary.failed != 0) out += ", " + std::to_string(summary.failed) + " failed";
  out += ": " + counted(summary.sentences, "sentence", "sentences") + ", " +
         counted(summary.entities, "entity", "entities") + ", " +
         counted(summary.facts, "fact", "facts") + ", " +
         counted(summary.proposals, "proposal", "proposals");
  char time[32];
  std::snprintf(time, sizeof time, " (%.1f s)", seconds);
  return out + time;
}

Result<IngestSummary> ingest_with_progress(Database& database,
                                           const std::vector<std::string>& paths,
                                           IngestSettings settings, Console& console) {
  const Interrupt interrupt;
  Progress progress(console, "documents");
  std::mutex mutex;
  settings.cancelled = &Interrupt::flag();
  settings.progress = [&](std::size_t done, std::size_t total, const std::string& path) {
    const std::lock_guard lock(mutex);
    progress.update(done, total, path);
  };
  settings.report = [&](const Error& error) {
    const std::lock_guard lock(mutex);
    progress.clear();
    tell(error, console);
  };
  return database.ingest(paths, settings);
}

int run_ingest(const Invocation& invocation, Console& console) {
  const Interrupt interrupt;
  IngestSettings settings;
  const auto threads = number_of(invocation, OptionId::Threads, 0);
  if (!threads) return failed(threads.error(), console);
  settings.threads = static_cast<unsigned>(std::min(*threads, 1024.0));
  settings.lexicon_path = invocation.value(OptionId::Lexicon).value_or("");
  settings.text_field = invocation.value(OptionId::TextField).value_or("");
  settings.title_field = invocation.value(OptionId::TitleField).value_or("");
  settings.date_field = invocation.value(OptionId::DateField).value_or("");
  settings.name_field = invocation.value(OptionId::NameField).value_or("");
  settings.follow_symlinks = invocation.has(OptionId::FollowSymlinks);

  auto database = open_database(invocation, IfMissing::Create, console);
  if (!database) return cannot_open(database.error(), console);
  const std::vector<std::string> paths(invocation.arguments.begin() + 1,
                                       invocation.arguments.end());
  const auto start = std::chrono::steady_clock::now();
  const auto summary = ingest_with_progress(*database, paths, settings, console);
  if (!summary && summary.error().code == Code::Cancelled) {
    console.note(kInterrupted);
    return kInterruptedExit;
  }
  if (!summary) return failed(summary.error(), console);
  console.note(summary_text(
      *summary, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()));
  if (Interrupt::requested()) {
    console.note(kInterrupted);
    return kInterruptedExit;
  }
  return summary->failed == 0 ? kSuccess : kFailure;
}

}  // namespace dossier::shell
