#include "query/function/context.h"

#include "query/function/random.h"

#include <chrono>

namespace dossier::query {

Instant Instant::now() noexcept {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const auto whole = std::chrono::floor<std::chrono::seconds>(since_epoch);
  const auto rest = std::chrono::duration_cast<std::chrono::nanoseconds>(since_epoch - whole);
  return {whole.count(), static_cast<std::int32_t>(rest.count())};
}

std::mt19937_64& generator(FunctionContext& context) {
  if (context.random != nullptr) return *context.random;
  thread_local std::mt19937_64 own = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }();
  return own;
}

}  // namespace dossier::query
