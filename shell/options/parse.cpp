#include "shell/options/parse.h"

#include "shell/text/suggest.h"

#include <algorithm>
#include <charconv>

namespace dossier::shell {

namespace {

Error usage(std::string message, std::string hint = {}) {
  return Error{Code::Usage, std::move(message), {}, {}, std::move(hint)};
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const CommandInfo& command : commands()) names.push_back(command.name);
  return names;
}

std::vector<std::string_view> option_names() {
  std::vector<std::string_view> names;
  for (const OptionInfo& option : options()) names.push_back(option.name);
  return names;
}

class Parser {
 public:
  Parser(std::span<const std::string_view> words,
         const std::function<bool(std::string_view)>& is_path)
      : words_(words), is_path_(is_path) {}

  Result<Invocation> parse() {
    while (at_ < words_.size()) {
      if (Status status = read_word(words_[at_++]); !status) return status.error();
    }
    if (Status status = check(); !status) return status.error();
    return std::move(invocation_);
  }

 private:
  Status read_word(std::string_view word) {
    if (only_arguments_ || word.size() < 2 || word.front() != '-') return read_argument(word);
    if (word == "--") {
      only_arguments_ = true;
      return {};
    }
    return word.starts_with("--") ? read_long(word.substr(2)) : read_letters(word.substr(1));
  }

  Status read_argument(std::string_view word) {
    if (command_known_) {
      invocation_.arguments.emplace_back(word);
      return {};
    }
    command_known_ = true;
    if (const CommandInfo* command = find_command(word)) {
      invocation_.command = command->id;
      return {};
    }
    const bool names_file =
        word == ":memory:" || word.find_first_of("/.") != std::string_view::npos || is_path_(word);
    const std::string hint = did_you_mean(word, command_names());
    if (!names_file && !hint.empty())
      return usage("unknown command `" + std::string(word) + "`", hint);
    invocation_.arguments.emplace_back(word);
    return {};
  }

  Status read_long(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const OptionInfo* option = find_option(name);
    if (option == nullptr) {
      return usage("unknown option `--" + std::string(name) + "`",
                   did_you_mean(name, option_names(), "--"));
    }
    if (equals == std::string_view::npos) return add(*option);
    if (option->kind == ArgumentKind::None)
      return usage("option `--" + std::string(name) + "` takes no value");
    return add(*option, word.substr(equals + 1));
  }

  Status read_letters(std::string_view letters) {
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const OptionInfo* option = find_option(letters[i]);
      if (option == nullptr)
        return usage("unknown option `-" + std::string(letters.substr(i, 1)) + "`",
                     "see `dossier --help`");
      if (option->kind == ArgumentKind::None) {
        if (Status status = add(*option); !status) return status;
        continue;
      }
      return i + 1 < letters.size() ? add(*option, letters.substr(i + 1)) : add(*option);
    }
    return {};
  }

  /// An option without a value so far: a switch, or its value is the next word.
  Status add(const OptionInfo& option) {
    if (option.kind == ArgumentKind::None) {
      invocation_.options.emplace_back(option.id, "");
      return {};
    }
    if (at_ == words_.size()) {
      return usage("option `--" + std::string(option.name) + "` needs a value",
                   "write --" + std::string(option.name) + " " + std::string(option.argument));
    }
    return add(option, words_[at_++]);
  }

  Status add(const OptionInfo& option, std::string_view value) {
    invocation_.options.emplace_back(option.id, value);
    return {};
  }

  Status check() const {
    if (invocation_.has(OptionId::Help) || invocation_.has(OptionId::Version)) return {};
    for (const auto& [id, value] : invocation_.options) {
      if (Status status = check_option(info(id), value); !status) return status;
    }
    const CommandInfo& command = info(invocation_.command);
    const std::string synopsis =
        "usage: dossier " + std::string(command.name) + " " + std::string(command.synopsis);
    if (invocation_.arguments.size() < command.min_arguments) {
      return usage("`" + std::string(command.name) + "` needs more arguments", synopsis);
    }
    if (invocation_.arguments.size() > command.max_arguments) {
      return usage("unexpected argument `" + invocation_.arguments[command.max_arguments] + "`",
                   synopsis);
    }
    return {};
  }

  Status check_option(const OptionInfo& option, const std::string& value) const {
    const std::string name(option.name);
    const CommandInfo& command = info(invocation_.command);
    if (!takes(command.id, option)) {
      return usage("`" + std::string(command.name) + "` has no option `--" + name + "`",
                   "see `dossier " + std::string(command.name) + " --help`");
    }
    const auto words = choices(option.kind, command.id);
    if (words.empty() || std::find(words.begin(), words.end(), value) != words.end()) return {};
    std::string hint = did_you_mean(value, words);
    if (hint.empty()) {
      for (const std::string_view word : words)
        hint += (hint.empty() ? "choose one of " : ", ") + std::string(word);
    }
    return usage("`" + value + "` is no value for `--" + name + "`", hint);
  }

  std::span<const std::string_view> words_;
  const std::function<bool(std::string_view)>& is_path_;
  std::size_t at_ = 0;
  bool only_arguments_ = false;
  bool command_known_ = false;
  Invocation invocation_;
};

}  // namespace

bool Invocation::has(OptionId option) const noexcept {
  return std::any_of(options.begin(), options.end(),
                     [=](auto& entry) { return entry.first == option; });
}

std::optional<std::string> Invocation::value(OptionId option) const {
  std::vector<std::string> all = values(option);
  if (all.empty()) return std::nullopt;
  return std::move(all.back());
}

std::vector<std::string> Invocation::values(OptionId option) const {
  std::vector<std::string> out;
  for (const auto& [id, value] : options) {
    if (id == option) out.push_back(value);
  }
  return out;
}

Result<Invocation> parse_options(std::span<const std::string_view> words,
                                 const std::function<bool(std::string_view)>& is_path) {
  return Parser(words, is_path).parse();
}

Result<double> number_of(const Invocation& invocation, OptionId option, double otherwise) {
  const std::optional<std::string> text = invocation.value(option);
  if (!text) return otherwise;
  double number = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (problem == std::errc{} && end == text->data() + text->size() && number >= 0 && number < 1e15)
    return number;
  return usage("`" + *text + "` is no value for `--" + std::string(info(option).name) + "`",
               "give a number");
}

}  // namespace dossier::shell
