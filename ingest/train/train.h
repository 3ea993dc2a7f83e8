#pragma once

#include "ingest/train/examples.h"
#include "ingest/train/network.h"
#include "ingest/train/treebank.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dossier::train {

using Treebank = std::vector<TreeSentence>;
using Bytes = std::vector<std::byte>;

/// Each trainer returns the bytes of a model. The result depends on the data and the seed only.
Bytes train_tagger(const Treebank& trees, unsigned epochs, std::uint64_t seed);
Bytes train_lemmas(const Treebank& trees);

/// Trees as they should be, and the same with the tags that the tagger finds.
struct TaggedTrees {
  Treebank gold;
  Treebank tagged;
};
/// Trains the network of the parser and writes it with 8-bit weights. Reports on standard error
/// after each pass.
Bytes train_parser(const TaggedTrees& trees, const TaggedTrees& held_out, const Shape& shape,
                   unsigned epochs, std::uint64_t seed);
Bytes write_network(const Network& network, const TagClasses& classes);

Bytes read_file(const std::string& path);
void write_file(const std::string& path, const Bytes& bytes);

/// The numbers 0 to count-1 in random order.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed);

}  // namespace dossier::train
