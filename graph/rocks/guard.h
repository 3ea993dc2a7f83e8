#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dossier/error.h>

namespace dossier::graph::rocks {

/// What the files must at least hold. RocksDB takes a shortened log or manifest for the whole of
/// it; this record, in a file of its own, tells the difference.
struct GuardRecord {
  std::uint64_t serial = 0;  ///< grows with every write
  /// The manifest may be another one than named here: it is being replaced, or an error has
  /// made RocksDB replace it.
  bool loose = false;
  std::string manifest;  ///< name of the manifest; empty before the database was complete
  std::uint64_t manifest_size = 0;  ///< of the part that is known
  std::uint64_t manifest_hash = 0;  ///< of that part
  std::uint64_t sequence = 0;       ///< last sequence number that is on the device
  std::uint64_t in_tables =
      0;  ///< up to here the log is not needed: everything is in table files of the manifest
};

/// The file GUARD: two slots of 4096 bytes, written in turn, so that a torn write leaves the other
/// one. The content of a slot fits one sector. docs/format.md has the bytes.
class Guard {
 public:
  /// The newer of the valid slots. Nothing when there is no such file; Corrupted when no slot is
  /// valid.
  static Result<std::optional<GuardRecord>> read(const std::string& directory);

  /// Opens or creates the file for writing.
  static Result<Guard> open(const std::string& directory, const GuardRecord& last);

  Guard(Guard&& other) noexcept;
  Guard& operator=(Guard&&) = delete;
  ~Guard();

  const GuardRecord& record() const { return record_; }
  /// Stores the record with the next serial number; it reaches the device at leisure or by `sync`.
  Status write(GuardRecord record);
  Status sync();

 private:
  Guard(int file, GuardRecord last) : file_(file), record_(std::move(last)) {}

  int file_;
  GuardRecord record_;
};

/// Compares CURRENT and the manifest of a directory with what was recorded. Corrupted when they
/// hold less.
Status verify_manifest(const std::string& directory, const GuardRecord& record);

/// Goes on hashing a manifest: adds what lies between `record.manifest_size` and `size`.
Status extend_manifest(const std::string& directory, std::uint64_t size, GuardRecord& record);

}  // namespace dossier::graph::rocks
