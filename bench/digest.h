#pragma once

#include <string>
#include <vector>

#include <dossier/result.h>

namespace dossier::bench {

/// Ten hexadecimal digits of the MD5 of the rows as text; without `ordered` the order of rows does
/// not count. Whole floats are written as integers, others with three decimals.
std::string digest(const ResultSet& rows, bool ordered);
/// The digest of several digests.
std::string digest(const std::vector<std::string>& digests);

}  // namespace dossier::bench
