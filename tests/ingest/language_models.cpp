#include "ingest/language/components.h"
#include "ingest/language/dense.h"
#include "ingest/language/models.h"
#include "ingest/language/recurrent.h"
#include "ingest/language/verbs.h"

#include <cstring>
#include <random>

#include <catch2/catch.hpp>

using namespace dossier::ingest;
using namespace dossier::ingest::lang;

namespace {

using Bytes = std::vector<std::byte>;

Bytes copy_of(std::span<const std::byte> bytes) { return {bytes.begin(), bytes.end()}; }

/// The components with another model of the parser.
Components with_parser(const Bytes& parser) {
  return Components::read({tagger_model(), lemma_model(), parser});
}

/// Reads a sentence; whatever the models are, every head must stay in it.
bool reads_sentence(const Components& components) {
  const std::string_view text = "Stalin proposed a treaty to the Western powers in 1952.";
  Arena arena;
  Pipeline pipeline(components, text, arena);
  Analysis analysis;
  pipeline.read_block(0, static_cast<std::uint32_t>(text.size()), 0, analysis);
  for (const Token& token : analysis.tokens) {
    if (token.head >= static_cast<std::int32_t>(analysis.tokens.size()) || token.lemma.empty())
      return false;
  }
  return !analysis.tokens.empty();
}

/// Bytes of a layer with random weights, as a model file has them.
Bytes random_layer(std::size_t inputs, std::size_t outputs, std::mt19937& random) {
  Bytes bytes;
  const auto append = [&](const auto& values) {
    const std::size_t at = bytes.size(), size = values.size() * sizeof(values[0]);
    bytes.resize((at + size + ByteReader::kAlignment - 1) / ByteReader::kAlignment *
                 ByteReader::kAlignment);
    std::memcpy(bytes.data() + at, values.data(), size);
  };
  std::vector<std::int8_t> weights(inputs * outputs);
  for (std::int8_t& weight : weights)
    weight = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  std::vector<std::int32_t> offsets(outputs);
  std::vector<float> scales(outputs), biases(outputs);
  for (std::size_t i = 0; i < outputs; ++i) {
    offsets[i] = static_cast<std::int32_t>(random() % 5000);
    scales[i] = static_cast<float>(random() % 1000) * 1e-6F;
    biases[i] = static_cast<float>(random() % 1000) * 1e-3F - 0.5F;
  }
  append(weights);
  append(offsets);
  append(scales);
  append(biases);
  return bytes;
}

}  // namespace

TEST_CASE("every path of a product gives the same bits", "[language]") {
  std::mt19937 random(7);
  for (const std::size_t inputs : {4U, 96U, 288U}) {
    const Bytes bytes = random_layer(inputs, 48, random);
    ByteReader reader(bytes);
    const Dense layer(reader, inputs, 48);
    REQUIRE(reader.ok());
    for (std::size_t rows = 1; rows <= 19; ++rows) {
      std::vector<std::uint8_t> x(rows * inputs);
      for (std::uint8_t& value : x) value = static_cast<std::uint8_t>(random() % 128);
      std::vector<float> plain(rows * 48), fast(rows * 48);
      layer.apply_on(Dense::Path::Plain, x.data(), rows, plain.data());
      for (const Dense::Path path : {Dense::Path::Avx2, Dense::Path::Vnni}) {
        if (!Dense::runs(path)) continue;
        layer.apply_on(path, x.data(), rows, fast.data());
        REQUIRE(std::memcmp(plain.data(), fast.data(), plain.size() * sizeof(float)) == 0);
      }
    }
  }
}

TEST_CASE("products of one row do not depend on how many there are", "[language]") {
  std::mt19937 random(8);
  std::uniform_real_distribution<float> number(-1, 1);
  constexpr std::size_t width = 96, stride = 112, rows = 11;
  std::vector<float> a(width), b(rows * stride), all(rows);
  for (float& value : a) value = number(random);
  for (float& value : b) value = number(random);
  dots(a.data(), b.data(), stride, rows, width, all.data());
  for (std::size_t row = 0; row < rows; ++row) {
    float one = 0;
    dots(a.data(), b.data() + row * stride, stride, 1, width, &one);
    CHECK(one == all[row]);
  }
}

TEST_CASE("the list of verbs knows the forms of its verbs", "[language]") {
  CHECK(find_verb_form("adhere") == VerbForm::Base);
  CHECK(find_verb_form("adheres") == VerbForm::Present);
  CHECK(find_verb_form("ratifies") == VerbForm::Present);
  CHECK(find_verb_form("reaches") == VerbForm::Present);
  CHECK(find_verb_form("ratified") == VerbForm::Past);
  CHECK(find_verb_form("deterred") == VerbForm::Past);
  CHECK(find_verb_form("renouncing") == VerbForm::Gerund);
  for (const char* other :
       {"", "s", "ed", "ing", "king", "sphere", "treaties", "bed", "embassy", "there"}) {
    CHECK(find_verb_form(other) == VerbForm::None);
  }
  CHECK(find_verb_form(std::string(100, 'x') + "ing") == VerbForm::None);
}

TEST_CASE("rare verbs behind \"to\" are verbs", "[language]") {
  const std::string_view text = "Russia and Ukraine finally agreed to adhere to the treaty.";
  const Components components = Components::linked();
  Arena arena;
  Analysis analysis;
  Pipeline(components, text, arena)
      .read_block(0, static_cast<std::uint32_t>(text.size()), 0, analysis);
  REQUIRE(analysis.tokens.size() == 11);
  CHECK(analysis.tokens[6].upos == Upos::Verb);
  CHECK(analysis.tokens[6].deprel == Deprel::Xcomp);
  CHECK(analysis.tokens[6].head == 4);
}

TEST_CASE("the models in the library are sound and small", "[language]") {
  CHECK(Components::linked().broken().empty());
  CHECK(tagger_model().size() + lemma_model().size() + parser_model().size() <= 12'000'000);
}

TEST_CASE("a broken model is named, and does no harm", "[language]") {
  const Bytes whole = copy_of(parser_model());
  SECTION("cut short anywhere") {
    for (std::size_t part = 0; part < 40; ++part) {
      const Bytes cut(whole.begin(),
                      whole.begin() + static_cast<std::ptrdiff_t>(whole.size() * part / 40));
      REQUIRE(with_parser(cut).broken() == "parser");
    }
  }
  SECTION("another header") {
    for (std::size_t at = 0; at < sizeof(Parser::Header); at += 4) {
      Bytes other = whole;
      const std::uint32_t value = 0x7ffffff1U;
      std::memcpy(other.data() + at, &value, sizeof(value));
      REQUIRE(with_parser(other).broken() == "parser");
      CHECK(reads_sentence(with_parser(other)));
    }
  }
  SECTION("an index without a free slot") {
    Bytes full = whole;
    Parser::Header header;
    std::memcpy(&header, full.data(), sizeof(header));
    for (std::size_t slot = 0; slot < std::size_t{1} << header.index_bits; ++slot)
      full[64 + slot * 8] |= std::byte{1};
    CHECK(with_parser(full).broken() == "parser");
  }
  SECTION("no model at all") {
    const Components none = Components::read({});
    CHECK(none.broken() == "tagger");
    CHECK(reads_sentence(none));
    CHECK(Components::read({tagger_model(), {}, parser_model()}).broken() == "lemmas");
  }
}

TEST_CASE("wrong bytes in a model give a wrong tree, never more", "[language]") {
  std::mt19937 random(9);
  for (int round = 0; round < 30; ++round) {
    Bytes parser = copy_of(parser_model());
    for (int i = 0; i < 2000; ++i)
      parser[64 + random() % (parser.size() - 64)] = static_cast<std::byte>(random());
    CHECK(reads_sentence(with_parser(parser)));
  }
}
