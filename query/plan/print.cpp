#include "query/plan/plan.h"

#include <cmath>
#include <iomanip>
#include <sstream>

namespace dossier::query::plan {

namespace {

std::string rounded(double rows) {
  std::ostringstream text;
  if (rows < 1e15) {
    text << static_cast<std::uint64_t>(std::ceil(rows));
  } else {
    text << std::scientific << std::setprecision(1) << rows;
  }
  return text.str();
}

/// Writes a step above its main input; further inputs are indented one level more.
class Printer {
 public:
  explicit Printer(const Profile* profile) : profile_(profile) {}

  void print(const Step& step, const std::string& indent) {
    out_ << indent << "+" << step.name();
    if (!step.detail().empty()) out_ << " " << one_line(step.detail());
    out_ << "  [estimated " << rounded(step.rows);
    if (profile_ != nullptr) print_measure(step);
    out_ << "]\n";
    for (std::size_t i = step.inputs.size(); i-- > 1;) print(*step.inputs[i], indent + "| ");
    if (!step.inputs.empty()) print(*step.inputs[0], indent);
  }

  void print_subplan(const Subplan& subplan) {
    out_ << "for " << one_line(subplan.shown) << "\n";
    print(*subplan.root, "  ");
  }

  std::string text() const { return out_.str(); }

 private:
  static constexpr std::size_t kWidth = 160;

  static std::string one_line(std::string text) {
    for (char& c : text) {
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    if (text.size() <= kWidth) return text;
    std::size_t end = kWidth;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
    return text.substr(0, end) + "...";
  }

  void print_measure(const Step& step) {
    const auto found = profile_->find(&step);
    if (found == profile_->end()) {
      out_ << ", not a step of its own in this run";
      return;
    }
    const Measure& measure = found->second;
    out_ << ", rows " << measure.rows << ", " << std::fixed << std::setprecision(3)
         << measure.seconds * 1000 << " ms";
    if (measure.runs > 1) out_ << ", runs " << measure.runs;
  }

  const Profile* profile_;
  std::ostringstream out_;
};

}  // namespace

std::string print(const Step& root, const Profile* profile) {
  Printer printer(profile);
  printer.print(root, "");
  return printer.text();
}

std::string print(const Plan& plan, const Profile* profile) {
  Printer printer(profile);
  printer.print(*plan.root, "");
  for (const auto& subplan : plan.subplans) printer.print_subplan(*subplan);
  return printer.text();
}

}  // namespace dossier::query::plan
