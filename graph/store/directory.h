#pragma once

#include "graph/store.h"

#include <cstdint>
#include <string>

#include <dossier/error.h>

namespace dossier::graph {

/// Number of the format that this version reads and writes.
constexpr std::uint32_t kFormat = 1;

/// A feature: the head record has the counts that changed lately.
constexpr std::uint64_t kCountsInHead = 1;
constexpr std::uint64_t kKnownFeatures = kCountsInHead;

/// The version record: what wrote a database, and which one it is. Kept in the file DOSSIER and
/// within the database, so that files of two databases do not mix unnoticed.
struct Identity {
  std::uint32_t format = kFormat;
  std::uint64_t features = 0;  ///< bits of features that a reader must know
  std::string uuid;            ///< 32 hexadecimal digits
  std::string writer;          ///< "dossier 0.1.0"
};

/// The file DOSSIER as text, and back. Reading fails with NotADatabase, NewerFormat or Corrupted;
/// `path` is for the message.
std::string to_text(const Identity& identity);
Result<Identity> parse_identity(const std::string& text, const std::string& path);
/// The features that such a text names.
std::uint64_t stored_features(const std::string& text);

/// The lock that one writing process has on a directory: an flock on the file HOLDER, which names
/// the process.
class Holder {
 public:
  /// Fails with Locked at once when another process, or this one, has it.
  static Result<Holder> acquire(const std::string& directory);
  Holder(Holder&& other) noexcept;
  Holder& operator=(Holder&&) = delete;
  ~Holder();

 private:
  explicit Holder(int file) : file_(file) {}
  int file_;
};

/// Looks at a path and tells which database is there. A path without one gets a new identity when
/// `create` is set, and is not touched. Fails with NotFound, NotADatabase, NewerFormat, Corrupted,
/// InputOutput.
struct Found {
  Identity identity;
  bool fresh = false;  ///< there is no database yet
};
Result<Found> inspect(const std::string& path, bool create);

/// Makes the directory and stores the identity in it, by a rename, on the device.
Status create_directory(const std::string& path, const Identity& identity);

/// Puts the names that a directory holds on the device.
Status sync_directory(const std::string& path);

}  // namespace dossier::graph
