#pragma once

#include <functional>
#include <string>
#include <vector>

#include <dossier/value.h>

namespace dossier::bench {

/// Reads a CSV file with a header line: calls `take` for each record with one value a column. Columns of
/// numbers and of days become numbers and dates, by the content of the first record.
void read_csv(const std::string& path, const std::function<void(std::vector<std::string>& header)>& begin,
              const std::function<void(std::vector<Value>&& record)>& take);

}  // namespace dossier::bench
