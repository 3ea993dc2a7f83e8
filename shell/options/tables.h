#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dossier::shell {

/// What the program does. Help, completion, the manual page and "did you mean" come from the two
/// tables here.
enum class CommandId : std::uint8_t {
  Shell,
  Ingest,
  Import,
  Query,
  Ask,
  Facts,
  Why,
  Unknown,
  Forget,
  Merge,
  Split,
  Export,
  Stats,
  Check,
  Explain,
  Version,
  Help,
};

struct CommandInfo {
  CommandId id;
  std::string_view name;
  std::string_view synopsis;  ///< "DATABASE PATH..."
  std::string_view help;      ///< one line
  std::size_t min_arguments;
  std::size_t max_arguments;
  std::string_view examples;  ///< lines, each with what it does after two spaces and '#'
};

enum class OptionId : std::uint8_t {
  Command,
  File,
  Output,
  Format,
  Param,
  ReadOnly,
  Timeout,
  Memory,
  ImportDirectory,
  Query,
  Document,
  Explain,
  Deep,
  Reason,
  Threads,
  Lexicon,
  TextField,
  TitleField,
  DateField,
  NameField,
  FollowSymlinks,
  Nodes,
  Relationships,
  Index,
  Unique,
  IdType,
  Delimiter,
  ArrayDelimiter,
  Rejects,
  Quiet,
  ExcelSafe,
  Raw,
  Engine,
  MaxNodes,
  Cluster,
  Base,
  Title,
  Init,
  NoInit,
  Color,
  NoColor,
  Version,
  Help,
};

/// What kind of word stands after an option; tells completion what to offer.
enum class ArgumentKind : std::uint8_t { None, Text, File, Number, Format, When, Engine, Cluster };

struct OptionInfo {
  OptionId id;
  std::string_view name;  ///< without the dashes
  char letter;            ///< 0: none
  ArgumentKind kind;
  std::string_view argument;  ///< its name in help texts
  std::string_view help;
  std::uint32_t commands;  ///< bit n: taken by CommandId n
};

std::span<const CommandInfo> commands() noexcept;
std::span<const OptionInfo> options() noexcept;

const CommandInfo& info(CommandId command) noexcept;
const OptionInfo& info(OptionId option) noexcept;
const CommandInfo* find_command(std::string_view name) noexcept;
const OptionInfo* find_option(std::string_view name) noexcept;
const OptionInfo* find_option(char letter) noexcept;
bool takes(CommandId command, const OptionInfo& option) noexcept;

/// Words that an argument of a kind can be; empty when anything can.
std::span<const std::string_view> choices(ArgumentKind kind, CommandId command) noexcept;

/// What `dossier help` tells about: commands, and scripts for other programs.
std::span<const std::string_view> help_topics() noexcept;

}  // namespace dossier::shell
