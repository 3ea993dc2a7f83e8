#include "ingest/read/sniff.h"

#include "ingest/read/encoding.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>

namespace dossier::ingest {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view kind;
};

constexpr std::array<Magic, 22> kMagics = {{
    {"\x7F"
     "ELF",
     "a program"},
    {"MZ\x90", "a program"},
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"II*\0", "a TIFF image"},
    {"MM\0*", "a TIFF image"},
    {"%PDF-", "a PDF"},
    {"PK\x03\x04", "a ZIP archive"},
    {"PK\x05\x06", "a ZIP archive"},
    {"\x1F\x8B", "compressed by gzip"},
    {"BZh9", "compressed by bzip2"},
    {"\xFD"
     "7zXZ",
     "compressed by xz"},
    {"\x28\xB5\x2F\xFD", "compressed by zstd"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"Rar!", "a RAR archive"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"SQLite format 3", "an SQLite database"},
    {"RIFF", "a media file"},
    {"OggS", "a media file"},
    {"ID3", "a media file"},
    {"!<arch>\n", "a library archive"},
}};

struct Extension {
  std::string_view name;
  Format format;
};

constexpr std::array<Extension, 13> kExtensions = {{
    {"txt", Format::Text},
    {"text", Format::Text},
    {"md", Format::Markdown},
    {"markdown", Format::Markdown},
    {"mkd", Format::Markdown},
    {"html", Format::Html},
    {"htm", Format::Html},
    {"xhtml", Format::Html},
    {"shtml", Format::Html},
    {"json", Format::Json},
    {"geojson", Format::Json},
    {"jsonl", Format::JsonLines},
    {"ndjson", Format::JsonLines},
}};

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && !is_ascii_space(c) && c != '\x1B' && c != '\b' && c != '\x1A';
}

bool looks_like_html(std::string_view text) {
  const std::string head = ascii_lower(trim(text.substr(0, 2048)));
  if (!head.starts_with('<')) return false;
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<article"}) {
    if (head.find(tag) != std::string::npos) return true;
  }
  return head.starts_with("<p>") || head.starts_with("<div");
}

/// An object or an array, and what follows a first object on a line of its own tells the two JSON
/// forms apart.
Format sniff_json(std::string_view text) {
  const std::string_view rest = trim(text);
  if (rest.front() == '[') return Format::Json;
  const std::size_t line_end = rest.find('\n');
  const std::string_view first = trim(rest.substr(0, line_end));
  const bool closed = first.size() > 1 && first.back() == '}';
  return closed && line_end != std::string_view::npos && !trim(rest.substr(line_end)).empty()
             ? Format::JsonLines
             : Format::Json;
}

bool looks_like_json(std::string_view text) {
  std::string_view rest = trim(text.substr(0, 4096));
  if (rest.size() < 2) return false;
  if (rest.front() == '[') {
    rest = trim(rest.substr(1));
    if (rest.empty() || rest.front() != '{') return false;
  }
  return rest.front() == '{' && trim(rest.substr(1)).starts_with('"');
}

}  // namespace

std::optional<Format> format_of_extension(std::string_view extension) {
  const std::string lower = ascii_lower(extension);
  const auto found = std::find_if(kExtensions.begin(), kExtensions.end(),
                                  [&](const Extension& e) { return e.name == lower; });
  if (found == kExtensions.end()) return {};
  return found->format;
}

Format sniff_format(std::string_view text) {
  if (looks_like_html(text)) return Format::Html;
  if (looks_like_json(text)) return sniff_json(text);
  return Format::Text;
}

std::string_view sniff_binary(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return magic.kind;
  }
  // UTF-16 and UTF-32 have zeros of their own: what they decode to is looked at.
  const Decoded decoded = decode(bytes.substr(0, 65536));
  const std::string_view text = decoded.text;
  const auto zeros = std::count(text.begin(), text.end(), '\0');
  const auto controls = std::count_if(text.begin(), text.end(), is_control);
  const auto size = static_cast<std::ptrdiff_t>(text.size());
  const auto repaired = static_cast<std::ptrdiff_t>(decoded.repaired);
  if (zeros * 100 > size || controls * 20 > size || repaired * 10 > size) return "binary data";
  return {};
}

Error not_a_document(const std::string& path, std::string_view kind) {
  std::string hint = "give text, Markdown, HTML or JSON";
  if (kind == "a PDF") hint = "turn it into text first: `pdftotext -layout FILE.pdf`";
  if (kind.starts_with("compressed") || kind.ends_with("archive")) hint = "unpack it first";
  return {Code::NotADocument,
          "`" + printable(path) + "` is " + std::string(kind) + ", not a text",
          {},
          {},
          std::move(hint)};
}

}  // namespace dossier::ingest
