#include "tests/bound/attack.h"

namespace dossier::bound_test {

namespace {

Attack repeated(std::string name, const std::string& begin, const std::string& expression) {
  const std::string text =
      begin + "RETURN reduce(n = 0, i IN range(1, 1000000) | n + " + expression + ") AS n";
  return {std::move(name), [text] { return text; }, {"DSR4020"}};
}
Attack of_text(const std::string& name, const std::string& expression) {
  return repeated("100 MB of text: " + name, "WITH repeat('ab', 50000000) AS s ", expression);
}
Attack of_list(const std::string& name, const std::string& expression) {
  return repeated("80 MB of list: " + name, "WITH range(1, 5000000) AS l ", expression);
}

}  // namespace

std::vector<Attack> value_attacks() {
  return {
      of_text("joined with itself", "size(s + s)"),
      of_text("reversed", "size(reverse(s))"),
      of_text("replaced", "size(replace(s, 'b', 'c'))"),
      of_text("in upper case", "size(toUpper(s))"),
      of_text("without its first letter", "size(substring(s, 1))"),
      of_text("its first half", "size(left(s, 50000000))"),
      of_text("trimmed to nothing", "size(btrim(s, 'ab'))"),
      of_text("padded", "size(lpad(s, 100000001, 'x'))"),
      of_text("split at what is not there", "size(split(s, 'aa'))"),
      of_text("searched for its half and more",
              "CASE WHEN s CONTAINS left(s, 50000000) + 'x' THEN 1 ELSE 0 END"),
      of_text("compared", "CASE WHEN s + 'x' < s + 'y' THEN 1 ELSE 0 END"),
      of_list("joined with itself", "size(l + l)"),
      of_list("joined with one element", "size(l + i)"),
      of_list("reversed", "size(reverse(l))"),
      of_list("without its first element", "size(tail(l))"),
      of_list("a slice", "size(l[1..])"),
      of_list("compared", "CASE WHEN l + 1 < l + 2 THEN 1 ELSE 0 END"),
      of_list("searched", "CASE WHEN -i IN l THEN 1 ELSE 0 END"),
      of_list("a comprehension", "size([x IN l | x + 1])"),
  };
}

}  // namespace dossier::bound_test
