#include "bench/csv.h"

#include <charconv>
#include <fstream>
#include <stdexcept>

namespace dossier::bench {

namespace {

/// The fields of one line; quoted fields may hold commas and doubled quotes, no line breaks.
std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
        out.back() += line[++i];
      } else {
        quoted = !quoted;
      }
    } else if (line[i] == ',' && !quoted) {
      out.emplace_back();
    } else {
      out.back() += line[i];
    }
  }
  return out;
}

bool is_day(const std::string& text) { return text.size() == 10 && text[4] == '-' && text[7] == '-'; }

/// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t days_from_civil(int year, unsigned month, unsigned day) {
  year -= month <= 2;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const auto of_era = static_cast<unsigned>(year - era * 400);
  const unsigned of_year = (153 * (month + (month > 2 ? static_cast<unsigned>(-3) : 9)) + 2) / 5 + day - 1;
  const unsigned day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
  return static_cast<std::int64_t>(era) * 146097 + static_cast<std::int64_t>(day_of_era) - 719468;
}

Value convert(const std::string& text) {
  if (is_day(text)) {
    return Date{days_from_civil(std::stoi(text.substr(0, 4)), static_cast<unsigned>(std::stoi(text.substr(5, 2))),
                                static_cast<unsigned>(std::stoi(text.substr(8, 2))))};
  }
  std::int64_t integer = 0;
  const char* end = text.data() + text.size();
  if (auto [at, error] = std::from_chars(text.data(), end, integer); error == std::errc() && at == end) return integer;
  double real = 0;
  if (auto [at, error] = std::from_chars(text.data(), end, real); error == std::errc() && at == end) return real;
  return text;
}

}  // namespace

void read_csv(const std::string& path, const std::function<void(std::vector<std::string>& header)>& begin,
              const std::function<void(std::vector<Value>&& record)>& take) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::string line;
  std::getline(file, line);
  std::vector<std::string> header = split(line);
  begin(header);
  while (std::getline(file, line)) {
    std::vector<Value> record;
    record.reserve(header.size());
    for (const std::string& field : split(line)) record.push_back(convert(field));
    take(std::move(record));
  }
}

}  // namespace dossier::bench
