#include "ingest/language/address.h"

#include <algorithm>

namespace dossier::ingest::lang {
namespace {

constexpr std::size_t kLongestChunk = 4096;

bool is_local_part(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '.' || byte == '_' || byte == '%' || byte == '+' ||
         byte == '-';
}

/// Takes away closing punctuation and a bracket that was not opened inside.
std::size_t trim(std::string_view address) noexcept {
  while (!address.empty()) {
    const char last = address.back();
    const bool unbalanced = last == ')' && address.find('(') == std::string_view::npos;
    if (!unbalanced && std::string_view(".,;:!?'\">]}*").find(last) == std::string_view::npos)
      break;
    address.remove_suffix(1);
  }
  return address.size();
}

std::size_t match_url(std::string_view rest) noexcept {
  for (const std::string_view scheme : {"http://", "https://", "ftp://", "www.", "mailto:"}) {
    if (!rest.starts_with(scheme) || rest.size() == scheme.size()) continue;
    const std::size_t stop = std::min(rest.find_first_of("<>\"|"), rest.size());
    const std::size_t length = trim(rest.substr(0, stop));
    return length > scheme.size() ? length : 0;
  }
  return 0;
}

std::size_t match_email(std::string_view rest) noexcept {
  const std::string_view head = rest.substr(0, 130);
  const auto local = std::find_if_not(head.begin(), head.end(), is_local_part) - head.begin();
  const auto size = static_cast<std::size_t>(local);
  if (size == 0 || size > 128 || size >= rest.size() || rest[size] != '@') return 0;
  const std::string_view host = rest.substr(size + 1);
  const auto end = std::find_if_not(host.begin(), host.end(), is_local_part) - host.begin();
  const std::size_t length = trim(rest.substr(0, size + 1 + static_cast<std::size_t>(end)));
  return length > size + 1 ? length : 0;
}

}  // namespace

bool may_contain_address(std::string_view chunk) noexcept {
  if (chunk.size() < 5 || chunk.size() > kLongestChunk) return false;
  return chunk.find('@') != std::string_view::npos || chunk.find("://") != std::string_view::npos ||
         chunk.find("www.") != std::string_view::npos;
}

std::size_t match_address(std::string_view rest) noexcept {
  const std::size_t url = match_url(rest);
  return url > 0 ? url : match_email(rest);
}

}  // namespace dossier::ingest::lang
