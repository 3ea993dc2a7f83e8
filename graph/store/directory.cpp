#include "graph/store/directory.h"

#include "graph/store/bytes_hash.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <dossier/version.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dossier::graph {

namespace {

constexpr std::string_view kFirstLine = "dossier database\n";
constexpr std::string_view kIdentityFile = "DOSSIER";
constexpr std::size_t kMaxIdentityBytes = 4096;
/// What an interrupted creation may leave in a directory without DOSSIER.
constexpr std::array<std::string_view, 2> kLeftovers = {"DOSSIER.new", "HOLDER"};

Error system_error(const std::string& action, const std::string& path) {
  return {Code::InputOutput, "cannot " + action + " `" + path + "`: " + std::strerror(errno)};
}

Error damaged_identity(const std::string& path) {
  return {Code::Corrupted,
          "the file `" + path + "/DOSSIER` is not what was written",
          {},
          {},
          "nothing was changed; restore a backup of the database",
          {}};
}

Error not_a_database(const std::string& message) {
  return {Code::NotADatabase,
          message,
          {},
          {},
          "nothing was changed; name another path for the database",
          {}};
}

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

std::string new_uuid() {
  std::random_device random;
  const auto word = [&] { return (std::uint64_t{random()} << 32) | random(); };
  return hex(word()) + hex(word());
}

std::string body_of(const Identity& identity) {
  std::ostringstream out;
  out << kFirstLine << "format " << identity.format << "\nfeatures " << identity.features
      << "\nuuid " << identity.uuid << "\nwriter " << identity.writer << '\n';
  return out.str();
}

/// The rest of the line that begins with `name` and a space; "" when there is none.
std::string field(const std::string& text, const std::string& name) {
  const auto at = text.find('\n' + name + ' ');
  if (at == std::string::npos) return {};
  const auto begin = at + name.size() + 2;
  return text.substr(begin, text.find('\n', begin) - begin);
}

template <typename T>
bool parse_number(const std::string& text, T& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

Error newer_format(const std::string& path, const Identity& identity) {
  return {Code::NewerFormat,
          "the database `" + path + "` was written in format " + std::to_string(identity.format) +
              " by " + (identity.writer.empty() ? "a newer dossier" : identity.writer) +
              "; this version reads format " + std::to_string(kFormat),
          {},
          {},
          "open it with that version or a later one, or export it there with `dossier export "
          "--format cypher`",
          {}};
}

Result<std::string> read_identity_file(const std::string& path) {
  const std::string file = path + '/' + std::string(kIdentityFile);
  std::ifstream in(file, std::ios::binary);
  if (!in) return system_error("read", file);
  std::string text(kMaxIdentityBytes, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return system_error("read", file);
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

bool only_leftovers(const std::string& path, std::error_code& failed) {
  for (const auto& file : std::filesystem::directory_iterator(path, failed)) {
    const std::string name = file.path().filename().string();
    if (std::find(kLeftovers.begin(), kLeftovers.end(), name) == kLeftovers.end()) return false;
  }
  return true;
}

Found fresh_database() {
  return {{kFormat, kKnownFeatures, new_uuid(),
           std::string("dossier ") + std::to_string(DOSSIER_VERSION_MAJOR) + '.' +
               std::to_string(DOSSIER_VERSION_MINOR) + '.' + std::to_string(DOSSIER_VERSION_PATCH)},
          true};
}

Error not_found(const std::string& path) {
  return {Code::NotFound,
          "there is no database at `" + path + '`',
          {},
          {},
          "check the path, or create the database first",
          {}};
}

Status write_synced(const std::string& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return system_error("create", path);
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(file) == 0;
  ::close(file);
  if (!written) return system_error("write", path);
  return {};
}

std::string holder_of(int file) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(file, text.data(), text.size() - 1, 0);
  const std::string_view digits(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  return std::string(digits.substr(0, digits.find('\n')));
}

Error locked(const std::string& directory, const std::string& holder) {
  const std::string who = holder.empty() ? "another process" : "process " + holder;
  return {Code::Locked,
          "the database `" + directory + "` is open for writing, held by " + who,
          {},
          {},
          "close it there, or open it here for reading only",
          {}};
}

}  // namespace

std::uint64_t stored_features(const std::string& text) {
  std::uint64_t out = 0;
  return parse_number(field(text, "features"), out) ? out : 0;
}

std::string to_text(const Identity& identity) {
  const std::string body = body_of(identity);
  return body + "checksum " + hex(hash_bytes(body)) + '\n';
}

Result<Identity> parse_identity(const std::string& text, const std::string& path) {
  if (!text.starts_with(kFirstLine))
    return not_a_database("`" + path + "` is not a Dossier database");
  Identity identity;
  if (!parse_number(field(text, "format"), identity.format)) return damaged_identity(path);
  identity.writer = field(text, "writer");
  if (identity.format > kFormat) return newer_format(path, identity);
  identity.uuid = field(text, "uuid");
  if (!parse_number(field(text, "features"), identity.features) || to_text(identity) != text)
    return damaged_identity(path);
  if ((identity.features & ~kKnownFeatures) != 0) return newer_format(path, identity);
  if (identity.format == 0 || identity.uuid.size() != 32) return damaged_identity(path);
  return identity;
}

Result<Found> inspect(const std::string& path, bool create) {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (status.type() == std::filesystem::file_type::not_found) {
    if (!create || path.empty()) return not_found(path);
    return fresh_database();
  }
  if (failed) return Error{Code::InputOutput, "cannot look at `" + path + "`: " + failed.message()};
  if (status.type() != std::filesystem::file_type::directory) {
    return not_a_database("`" + path + "` is a file; a Dossier database is a directory");
  }
  if (std::filesystem::exists(path + '/' + std::string(kIdentityFile), failed)) {
    const auto text = read_identity_file(path);
    if (!text) return text.error();
    auto identity = parse_identity(*text, path);
    if (!identity) return std::move(identity).error();
    return Found{*std::move(identity), false};
  }
  const bool empty = only_leftovers(path, failed);
  if (failed)
    return Error{Code::InputOutput,
                 "cannot read the directory `" + path + "`: " + failed.message()};
  if (!empty)
    return not_a_database("the directory `" + path + "` holds other files and no Dossier database");
  if (!create) return not_found(path);
  return fresh_database();
}

Status create_directory(const std::string& path, const Identity& identity) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (failed)
    return Error{Code::InputOutput,
                 "cannot create the directory `" + path + "`: " + failed.message()};
  const std::string file = path + '/' + std::string(kIdentityFile);
  if (Status status = write_synced(file + ".new", to_text(identity)); !status) return status;
  if (::rename((file + ".new").c_str(), file.c_str()) != 0) return system_error("create", file);
  return sync_directory(path);
}

Status sync_directory(const std::string& path) {
  const int directory = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return system_error("open", path);
  const bool synced = ::fsync(directory) == 0;
  ::close(directory);
  if (!synced) return system_error("sync", path);
  return {};
}

Result<Holder> Holder::acquire(const std::string& directory) {
  const std::string path = directory + "/HOLDER";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) {
    Error error = system_error("open", path);
    if (errno == EROFS || errno == EACCES) error.hint = "open the database for reading only";
    return error;
  }
  Holder holder(file);
  // An open-file-description lock: it also stands between two handles of one process.
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  if (::fcntl(file, F_OFD_SETLK, &whole) != 0) return locked(directory, holder_of(file));
  const std::string number = std::to_string(::getpid()) + '\n';
  const bool named =
      ::ftruncate(file, 0) == 0 && ::pwrite(file, number.data(), number.size(), 0) > 0;
  if (!named) return system_error("write", path);
  return holder;
}

Holder::Holder(Holder&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

Holder::~Holder() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace dossier::graph
