#include "query/function/arguments.h"
#include "query/function/groups.h"

#include <cmath>

namespace dossier::query {

namespace {

struct Products {
  double dot = 0, a = 0, b = 0, distance = 0;
};

/// Sums over two lists of numbers of one length.
Products products(Arguments arguments, std::string_view function) {
  const List& a = list_argument(arguments[0], function);
  const List& b = list_argument(arguments[1], function);
  if (a.size() != b.size() || a.empty()) {
    fail(Code::InvalidArgumentValue,
         with_backticks(function) + " needs two vectors of one dimension above 0");
  }
  Products sum;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = number_argument(a[i], function);
    const double y = number_argument(b[i], function);
    sum.dot += x * y;
    sum.a += x * x;
    sum.b += y * y;
    sum.distance += (x - y) * (x - y);
  }
  return sum;
}

/// From 0 for opposite to 1 for equal directions; null for a zero vector.
Value cosine(Arguments a, FunctionContext&) {
  const Products sum = products(a, "vector.similarity.cosine");
  if (sum.a == 0 || sum.b == 0) return {};
  return (1 + sum.dot / (std::sqrt(sum.a) * std::sqrt(sum.b))) / 2;
}

Value euclidean(Arguments a, FunctionContext&) {
  return 1 / (1 + products(a, "vector.similarity.euclidean").distance);
}

constexpr Function kFunctions[] = {
    {"vector.similarity.cosine",
     2,
     2,
     {kList, kList},
     kFloat,
     "vector.similarity.cosine(a :: LIST<FLOAT>, b :: LIST<FLOAT>) :: FLOAT",
     "How much two vectors point in one direction, from 0 to 1.",
     "vector",
     strict<cosine>},
    {"vector.similarity.euclidean",
     2,
     2,
     {kList, kList},
     kFloat,
     "vector.similarity.euclidean(a :: LIST<FLOAT>, b :: LIST<FLOAT>) :: FLOAT",
     "How near two vectors are, up to 1.",
     "vector",
     strict<euclidean>},
};

}  // namespace

std::span<const Function> vector_functions() { return kFunctions; }

}  // namespace dossier::query
