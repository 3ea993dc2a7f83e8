#include "shell/options/tables.h"

#include <algorithm>
#include <array>

namespace dossier::shell {

namespace {

constexpr std::size_t kMany = 100'000;

constexpr std::array kCommands{
    CommandInfo{CommandId::Shell, "shell", "[DATABASE]", "explore a database (the default)", 0, 1,
                "dossier shell world.dossier              # an interactive session\n"
                "dossier shell world.dossier -c ':stats'  # one statement or command\n"
                "dossier shell world.dossier <script      # many of them\n"},
    CommandInfo{
        CommandId::Ingest, "ingest", "DATABASE PATH...",
        "read documents and folders into a database", 2, kMany,
        "dossier ingest world.dossier essays/ treaty.html\n"
        "dossier ingest world.dossier news.jsonl --text-field body --date-field published\n"},
    CommandInfo{
        CommandId::Import, "import", "DATABASE", "load nodes and relationships from CSV files", 1,
        1,
        "dossier import world.dossier --nodes Person=people.csv --relationships KNOWS=knows.csv\n"
        "dossier import world.dossier -n Person=head.csv,part-1.csv,part-2.csv --index "
        "'Person(name)'\n"},
    CommandInfo{
        CommandId::Query, "query", "DATABASE [CYPHER]", "run openCypher statements", 1, 2,
        "dossier query world.dossier 'MATCH (p:Person) RETURN p.name LIMIT 5'\n"
        "dossier query world.dossier -f questions.cypher --format csv -o answers.csv\n"
        "dossier query world.dossier -P who=\"'NATO'\" 'MATCH (o {name: $who})--(x) RETURN x'\n"},
    CommandInfo{CommandId::Ask, "ask", "DATABASE QUESTION...",
                "answer a question in everyday English", 2, kMany,
                "dossier ask world.dossier 'Who proposed what to Russia?'\n"
                "dossier ask world.dossier who leads NATO\n"},
    CommandInfo{CommandId::Facts, "facts", "DATABASE", "print the extracted facts as JSON Lines", 1,
                1,
                "dossier facts world.dossier >facts.jsonl\n"
                "dossier facts world.dossier --doc interview --explain\n"},
    CommandInfo{CommandId::Why, "why", "DATABASE NAME",
                "tell what made a node and states its facts", 2, 2,
                "dossier why world.dossier 'Soviet Union'\n"
                "dossier why world.dossier NATO --format vertical\n"},
    CommandInfo{CommandId::Unknown, "unknown", "PATH...",
                "list names and words that reading leaves over", 1, kMany,
                "dossier unknown essays/\n"
                "dossier unknown essays/ --lexicon my.txt --format csv -o left.csv\n"},
    CommandInfo{CommandId::Forget, "forget", "DATABASE DOCUMENT...",
                "take documents and what only they support away", 2, kMany,
                "dossier forget world.dossier interview\n"},
    CommandInfo{
        CommandId::Merge, "merge", "DATABASE [NAME INTO]",
        "make one entity of two; without names: list", 1, 3,
        "dossier merge world.dossier 'R. Nixon' 'Richard Nixon'\n"
        "dossier merge world.dossier Person:Grey 'Edward Grey' --reason 'same office, 1906'\n"
        "dossier merge world.dossier                  # what was merged, and why\n"},
    CommandInfo{CommandId::Split, "split", "DATABASE NAME...", "take merges back", 2, kMany,
                "dossier split world.dossier 'R. Nixon'\n"},
    CommandInfo{CommandId::Export, "export", "DATABASE", "write the graph for other tools", 1, 1,
                "dossier export world.dossier --format graphml -o world.graphml\n"
                "dossier export world.dossier --query 'MATCH p = (:Country)-[:SIGNED]-() RETURN p' "
                "-o signed.svg\n"},
    CommandInfo{CommandId::Stats, "stats", "DATABASE",
                "count labels, relationship types and documents", 1, 1,
                "dossier stats world.dossier\n"},
    CommandInfo{CommandId::Check, "check", "DATABASE", "verify every invariant of the stored graph",
                1, 1, "dossier check world.dossier --deep\n"},
    CommandInfo{CommandId::Explain, "explain", "CODE", "tell more about an error code", 1, 1,
                "dossier explain DSR2001\n"},
    CommandInfo{CommandId::Version, "version", "", "print the versions of program and format", 0, 0,
                "dossier version\n"},
    CommandInfo{CommandId::Help, "help", "[COMMAND]", "show help; also: man, bash, zsh, fish", 0, 1,
                "dossier help query\n"
                "dossier help bash >~/.local/share/bash-completion/completions/dossier\n"},
};

template <typename... Ids>
constexpr std::uint32_t on(Ids... ids) {
  return (0U | ... | (1U << static_cast<unsigned>(ids)));
}

using enum CommandId;
constexpr std::uint32_t kEach = 0xFFFF'FFFFU;
constexpr std::uint32_t kRows = on(Shell, Query, Ask, Stats, Why, Unknown);

constexpr std::array kOptions{
    OptionInfo{OptionId::Command, "command", 'c', ArgumentKind::Text, "TEXT",
               "run this statement or command and leave", on(Shell)},
    OptionInfo{OptionId::File, "file", 'f', ArgumentKind::File, "FILE",
               "read statements from a file; - is standard input", on(Shell, Query)},
    OptionInfo{OptionId::Output, "output", 'o', ArgumentKind::File, "FILE",
               "write there instead of standard output",
               on(Shell, Query, Ask, Facts, Why, Unknown, Export, Stats, Help)},
    OptionInfo{OptionId::Format, "format", 0, ArgumentKind::Format, "FORMAT",
               "form of the output; else as the terminal, pipe or file asks for",
               kRows | on(Export)},
    OptionInfo{OptionId::Param, "param", 'P', ArgumentKind::Text, "NAME=VALUE",
               "a query parameter; the value is Cypher", on(Shell, Query, Export)},
    OptionInfo{OptionId::Query, "query", 'q', ArgumentKind::Text, "CYPHER",
               "only what this query returns", on(Export)},
    OptionInfo{OptionId::Document, "doc", 0, ArgumentKind::Text, "NAME", "only this document",
               on(Facts)},
    OptionInfo{OptionId::Explain, "explain", 0, ArgumentKind::None, "",
               "with the rule and sentence behind each fact", on(Facts)},
    OptionInfo{OptionId::Deep, "deep", 0, ArgumentKind::None, "",
               "read all files and verify their checksums", on(Check)},
    OptionInfo{OptionId::Reason, "reason", 0, ArgumentKind::Text, "TEXT",
               "why the two are one; kept with the merge", on(Merge)},
    OptionInfo{OptionId::Threads, "threads", 'j', ArgumentKind::Number, "N",
               "readers; one a core by default", on(Ingest, Import)},
    OptionInfo{OptionId::Nodes, "nodes", 'n', ArgumentKind::Text, "LABELS=FILE,...",
               "nodes to load; the first file begins with a header", on(Import)},
    OptionInfo{OptionId::Relationships, "relationships", 'r', ArgumentKind::Text, "TYPE=FILE,...",
               "relationships to load", on(Import)},
    OptionInfo{OptionId::Index, "index", 0, ArgumentKind::Text, "LABEL(PROPERTY,...)",
               "make this index with the import", on(Import)},
    OptionInfo{OptionId::Unique, "unique", 0, ArgumentKind::Text, "LABEL(PROPERTY,...)",
               "make this uniqueness constraint with the import", on(Import)},
    OptionInfo{OptionId::IdType, "id-type", 0, ArgumentKind::Text, "TYPE",
               "what named id columns are stored as: string (the default) or integer", on(Import)},
    OptionInfo{OptionId::Delimiter, "delimiter", 0, ArgumentKind::Text, "CHARACTER",
               "between fields; a comma, or write tab", on(Import)},
    OptionInfo{OptionId::ArrayDelimiter, "array-delimiter", 0, ArgumentKind::Text, "CHARACTER",
               "between elements of a list; a semicolon", on(Import)},
    OptionInfo{OptionId::Rejects, "rejects", 0, ArgumentKind::File, "FILE",
               "where records go that cannot be loaded; DATABASE.rejects.csv", on(Import)},
    OptionInfo{OptionId::Lexicon, "lexicon", 0, ArgumentKind::File, "FILE",
               "names, verbs and frames of your own", on(Shell, Ingest, Unknown)},
    OptionInfo{OptionId::TextField, "text-field", 0, ArgumentKind::Text, "PATH",
               "JSON field that holds the text", on(Ingest, Unknown)},
    OptionInfo{OptionId::TitleField, "title-field", 0, ArgumentKind::Text, "PATH",
               "JSON field that holds the title", on(Ingest)},
    OptionInfo{OptionId::DateField, "date-field", 0, ArgumentKind::Text, "PATH",
               "JSON field that holds the date", on(Ingest)},
    OptionInfo{OptionId::NameField, "name-field", 0, ArgumentKind::Text, "PATH",
               "JSON field that names the document", on(Ingest)},
    OptionInfo{OptionId::FollowSymlinks, "follow-symlinks", 0, ArgumentKind::None, "",
               "enter linked folders", on(Ingest)},
    OptionInfo{OptionId::Quiet, "quiet", 0, ArgumentKind::None, "", "no progress, no summary",
               on(Shell, Query, Ask, Ingest, Import, Export, Check)},
    OptionInfo{OptionId::Timeout, "timeout", 0, ArgumentKind::Number, "SECONDS",
               "stop a query after this time", on(Shell, Query, Ask, Export)},
    OptionInfo{OptionId::Memory, "memory", 0, ArgumentKind::Number, "MEGABYTES",
               "memory a query may use", on(Shell, Query, Ask, Export)},
    OptionInfo{OptionId::ImportDirectory, "import-dir", 0, ArgumentKind::File, "FOLDER",
               "where LOAD CSV finds its files; the current one", on(Shell, Query)},
    OptionInfo{OptionId::ReadOnly, "read-only", 0, ArgumentKind::None, "",
               "open without writing, beside a writer", on(Shell, Query)},
    OptionInfo{OptionId::ExcelSafe, "excel-safe", 0, ArgumentKind::None, "",
               "CSV: quote what spreadsheets take for formulas", on(Shell, Query, Ask)},
    OptionInfo{OptionId::Raw, "raw", 0, ArgumentKind::None, "",
               "keep control characters of texts on a terminal", on(Shell, Query, Ask)},
    OptionInfo{OptionId::Engine, "engine", 0, ArgumentKind::Engine, "NAME",
               "Graphviz layout for svg, png and pdf", on(Export)},
    OptionInfo{OptionId::MaxNodes, "max-nodes", 0, ArgumentKind::Number, "N",
               "draw the best connected only, 0: all; 1000 in pictures, 5000 in pages", on(Export)},
    OptionInfo{OptionId::Cluster, "cluster", 0, ArgumentKind::Cluster, "BY",
               "boxes around nodes in drawings", on(Export)},
    OptionInfo{OptionId::Base, "base", 0, ArgumentKind::Text, "IRI",
               "what identifiers in RDF begin with", on(Export)},
    OptionInfo{OptionId::Title, "title", 0, ArgumentKind::Text, "TEXT",
               "title of drawings and pages", on(Export)},
    OptionInfo{OptionId::Init, "init", 0, ArgumentKind::File, "FILE",
               "run its commands at the start", on(Shell)},
    OptionInfo{OptionId::NoInit, "no-init", 0, ArgumentKind::None, "",
               "do not read the settings file", on(Shell)},
    OptionInfo{OptionId::Color, "color", 0, ArgumentKind::When, "WHEN", "always, never or auto",
               kEach},
    OptionInfo{OptionId::NoColor, "no-color", 0, ArgumentKind::None, "",
               "the same as --color never", kEach},
    OptionInfo{OptionId::Version, "version", 'V', ArgumentKind::None, "", "print the version",
               kEach},
    OptionInfo{OptionId::Help, "help", 'h', ArgumentKind::None, "", "show this help", kEach},
};

constexpr std::array<std::string_view, 12> kRowFormats{"table", "vertical", "json",     "jsonl",
                                                       "csv",   "tsv",      "markdown", "html",
                                                       "latex", "plain",    "dot",      "graph"};
constexpr std::array<std::string_view, 14> kGraphFormats{
    "dot", "svg",  "png",   "pdf",  "html",   "graphml", "gexf",
    "csv", "json", "jsonl", "cyjs", "cypher", "nquads",  "jsonld"};
constexpr std::array<std::string_view, 4> kClusters{"none", "label", "community", "document"};
constexpr std::array<std::string_view, 3> kWhen{"always", "never", "auto"};
constexpr std::array<std::string_view, 6> kEngines{"dot", "sfdp", "neato", "fdp", "circo", "twopi"};

template <typename Table, typename Predicate>
auto find_row(const Table& table, Predicate predicate) noexcept -> decltype(table.data()) {
  const auto at = std::find_if(table.begin(), table.end(), predicate);
  return at == table.end() ? nullptr : &*at;
}

constexpr auto kHelpTopics = [] {
  std::array<std::string_view, kCommands.size() + 4> out{"man", "bash", "zsh", "fish"};
  for (std::size_t i = 0; i < kCommands.size(); ++i) out[i + 4] = kCommands[i].name;
  return out;
}();

}  // namespace

std::span<const std::string_view> help_topics() noexcept { return kHelpTopics; }

std::span<const CommandInfo> commands() noexcept { return kCommands; }
std::span<const OptionInfo> options() noexcept { return kOptions; }

const CommandInfo& info(CommandId command) noexcept {
  return *find_row(kCommands, [=](auto& row) { return row.id == command; });
}

const OptionInfo& info(OptionId option) noexcept {
  return *find_row(kOptions, [=](auto& row) { return row.id == option; });
}

const CommandInfo* find_command(std::string_view name) noexcept {
  return find_row(kCommands, [=](auto& row) { return row.name == name; });
}

const OptionInfo* find_option(std::string_view name) noexcept {
  return find_row(kOptions, [=](auto& row) { return row.name == name; });
}

const OptionInfo* find_option(char letter) noexcept {
  return find_row(kOptions, [=](auto& row) { return row.letter != 0 && row.letter == letter; });
}

bool takes(CommandId command, const OptionInfo& option) noexcept {
  return ((option.commands >> static_cast<unsigned>(command)) & 1U) != 0;
}

std::span<const std::string_view> choices(ArgumentKind kind, CommandId command) noexcept {
  switch (kind) {
    case ArgumentKind::Format:
      if (command == CommandId::Export) return kGraphFormats;
      return kRowFormats;
    case ArgumentKind::When: return kWhen;
    case ArgumentKind::Engine: return kEngines;
    case ArgumentKind::Cluster: return kClusters;
    default: return {};
  }
}

}  // namespace dossier::shell
