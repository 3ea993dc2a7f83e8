#include "ingest/read/clean_interview.h"

#include "ingest/read/clean_lines.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>
#include <map>

namespace dossier::ingest {
namespace {

struct Label {
  std::string name;
  std::uint32_t length = 0;  ///< with the mark and the space behind it; 0: none
};

bool is_question_label(std::string_view name) {
  return name == "q" || name == "question" || name == "interviewer";
}
bool is_answer_label(std::string_view name) {
  return name == "a" || name == "answer" || name == "interviewee";
}

/// Words before a colon at the front of a line that may name a speaker: all begin with a capital.
Label label_of(std::string_view line) {
  const std::size_t at = line.substr(0, 61).find_first_of(":.");
  if (at == std::string_view::npos || at == 0 || at + 1 >= line.size() || line[at + 1] != ' ')
    return {};
  std::size_t mark = at;
  // Titles and initials have full stops of their own.
  if (line[at] == '.' && at > 1) mark = line.substr(0, 61).find(": ");
  if (mark == std::string_view::npos) return {};
  const std::string_view name = line.substr(0, mark);
  if (line[mark] == '.' && name != "Q" && name != "A") return {};
  if (word_count(name) > 4) return {};
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = i == 0 || name[i - 1] == ' ';
    if (begins && is_ascii_lower(name[i])) return {};
    if (is_ascii_digit(name[i]) || name[i] == ',' || name[i] == '"' || name[i] == '(') return {};
  }
  const std::size_t words = line.find_first_not_of(' ', mark + 1);
  if (words == std::string_view::npos) return {};
  return {std::string(name), static_cast<std::uint32_t>(words)};
}

struct Habit {
  std::size_t turns = 0;
  std::size_t questions = 0;
};

std::vector<Label> labels_of(const Page& page) {
  std::vector<Label> labels;
  for (const PageLine& line : page.lines)
    labels.push_back(line.open() || line.role == Role::Heading ? label_of(line.text) : Label{});
  return labels;
}

/// "KISSINGER" as "Kissinger", so that it reads as a name.
std::string speaker_name(const std::string& label) {
  const bool shouted = std::none_of(label.begin(), label.end(), is_ascii_lower) && label.size() > 3;
  if (!shouted) return label;
  std::string out = ascii_lower(label);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool begins = i == 0 || !is_ascii_alpha(out[i - 1]);
    if (begins) out[i] = label[i];
  }
  return out;
}

/// The personal name at the front of `text`: capitalised words up to four.
std::string name_at_front(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t words = 0; words < 4; ++words) {
    std::size_t next = text.find(' ', end == 0 ? 0 : end + 1);
    next = std::min(next, text.size());
    std::string_view longer = text.substr(0, next);
    while (!longer.empty() &&
           std::string_view(",.;:?!\"").find(longer.back()) != std::string_view::npos)
      longer.remove_suffix(1);
    const std::size_t first = end == 0 ? 0 : end + 1;
    if (first >= longer.size() || !is_upper_letter(decode_utf8(longer, first).code)) break;
    end = longer.size();
    if (next != end) break;
    if (next == text.size()) break;
  }
  const std::string name(text.substr(0, end));
  return is_name_line(name) ? name : std::string();
}

/// Who is asked, where title or lead say so: "Interview with Igor Ivanov".
std::string asked_person(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kMarks = {
      "interview with ", "conversation with ", "talks to ", "talked to ",
      "spoke with ",     "spoke to ",          "q&a with ", "q&a: "};
  const std::string lower = ascii_lower(text);
  for (const std::string_view mark : kMarks) {
    const std::size_t at = lower.find(mark);
    if (at == std::string::npos) continue;
    std::string name = name_at_front(text.substr(at + mark.size()));
    if (!name.empty()) return name;
  }
  return {};
}

class Turns {
 public:
  explicit Turns(const Page& page)
      : page_(page), labels_(labels_of(page)), turns_(page.lines.size()) {
    count();
  }

  std::vector<std::optional<Turn>> run() {
    if (is_dialogue()) {
      for (std::size_t i = 0; i < labels_.size(); ++i) turns_[i] = turn_of(labels_[i]);
      continue_turns();
    }
    return std::move(turns_);
  }

 private:
  void count() {
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (labels_[i].length == 0) continue;
      Habit& habit = habits_[labels_[i].name];
      ++habit.turns;
      habit.questions += page_.lines[i].text.ends_with('?');
      const std::string lower = ascii_lower(labels_[i].name);
      asked_ += is_question_label(lower);
      answered_ += is_answer_label(lower);
    }
  }

  bool is_dialogue() {
    marked_ = asked_ > 0 && answered_ > 0;
    std::size_t speakers = 0;
    std::size_t turns = 0;
    for (const auto& [name, habit] : habits_) {
      if (habit.turns < 2) continue;
      ++speakers;
      turns += habit.turns;
    }
    named_ = speakers >= 2 && turns >= 4;
    if (marked_) interviewee_ = find_interviewee();
    return marked_ || named_;
  }

  std::optional<Turn> turn_of(const Label& label) const {
    if (label.length == 0) return {};
    const std::string lower = ascii_lower(label.name);
    if (marked_ && is_question_label(lower)) return Turn{BlockKind::Question, {}, label.length};
    if (marked_ && is_answer_label(lower))
      return Turn{BlockKind::Answer, interviewee_, label.length};
    const Habit& habit = habits_.at(label.name);
    if (!named_ || habit.turns < 2) return {};
    const bool asks = habit.questions * 2 > habit.turns;
    return Turn{asks ? BlockKind::Question : BlockKind::Answer, speaker_name(label.name),
                label.length};
  }

  std::string find_interviewee() const {
    if (std::string name = asked_person(page_.draft.title); !name.empty()) return name;
    for (std::size_t i = 0; i < page_.lines.size() && labels_[i].length == 0; ++i) {
      if (!page_.lines[i].open()) continue;
      if (std::string name = asked_person(page_.lines[i].text); !name.empty()) return name;
    }
    return page_.draft.authors.size() == 1 ? page_.draft.authors[0] : std::string();
  }

  void continue_turns() {
    std::size_t last = 0;
    for (std::size_t i = 0; i < turns_.size(); ++i) {
      if (turns_[i]) last = i;
    }
    for (std::size_t i = 1; i < last; ++i) {
      const bool goes_on = !turns_[i] && turns_[i - 1] && page_.lines[i].open();
      if (goes_on) turns_[i] = Turn{turns_[i - 1]->kind, turns_[i - 1]->speaker, 0};
    }
  }

  const Page& page_;
  std::vector<Label> labels_;
  std::vector<std::optional<Turn>> turns_;
  std::map<std::string, Habit> habits_;
  std::string interviewee_;
  std::size_t asked_ = 0;
  std::size_t answered_ = 0;
  bool marked_ = false;
  bool named_ = false;
};

}  // namespace

std::vector<std::optional<Turn>> find_turns(const Page& page) { return Turns(page).run(); }

}  // namespace dossier::ingest
