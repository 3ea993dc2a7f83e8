#pragma once

#include "ingest/extract/names/find_names.h"

#include <cstdint>
#include <vector>

namespace dossier::ingest {

/// A name with the titles and adjectives before it.
struct NameUnit {
  TokenId first;
  TokenId last;
  TokenId head;  ///< the token that will govern the others
};

/// How telling a relation is when one of several arcs must be chosen: core arguments first.
int attachment_rank(Deprel relation);

/// Turns arcs of a document's tree so that it agrees with its names; `repair_tree` uses it once.
/// Invariant after each step that turns an arc: its new governor is not below it.
class TreeRepair {
 public:
  explicit TreeRepair(Reading& reading) : r_(reading), tokens_(reading.out.analysis.tokens) {}

  void repair(const std::vector<FoundName>& all);

 private:
  /// Gives a sentence without a verb at its root the verb that the parser took for a modifier.
  void restore_main_verb(const Sentence& s);
  void restore_behind_insertion(TokenId root, const Sentence& s);
  bool closes_insertion(TokenId verb, const Sentence& s) const;
  /// "had in the meantime resisted" is a perfect.
  void restore_perfects(const Sentence& s);
  TokenId participle_behind(TokenId have, const Sentence& s) const;
  void make_perfect(TokenId have, TokenId verb, const Sentence& s);
  void restore_behind_participle(const Sentence& s);
  TokenId subject_of_participle(TokenId root, const Sentence& s) const;
  TokenId verbless_root(const Sentence& s) const;
  TokenId phrase_end_before(TokenId verb, const Sentence& s) const;
  bool could_be_finite(TokenId verb, const Sentence& s) const;
  void make_root(TokenId verb, TokenId before, TokenId root, const Sentence& s);

  void restore_taken_verbs(const Sentence& s);
  TokenId subject_of_noun(TokenId noun, TokenId verb, const Sentence& s) const;
  void take_place(TokenId verb, TokenId noun, TokenId subject, const Sentence& s);

  /// Gives a clause behind a semicolon or a conjunction its verb.
  void restore_second_clauses(const Sentence& s);
  bool acts(TokenId verb) const;
  bool conjunction(TokenId t) const;
  bool clause_starts(TokenId start, const Sentence& s) const;
  void second_clause(TokenId verb, TokenId noun, TokenId link);
  /// Gives a verb coordinated across a semicolon to the clause behind it.
  void join_nearest_clauses(const Sentence& s);
  TokenId clause_behind_semicolon(TokenId first, TokenId verb) const;

  /// Gives a finite verb the subject that the parser took for an adverbial.
  void restore_lost_subjects(const Sentence& s);
  TokenId helper_of(TokenId verb, Deprel relation, const Sentence& s) const;
  bool lacks_subject(TokenId verb, const Sentence& s) const;
  bool names_someone(TokenId noun, TokenId verb) const;
  bool stands_right_before(TokenId noun, TokenId verb) const;

  /// A long object behind those it is put to.
  void restore_heavy_objects(const Sentence& s);
  void return_case(TokenId preposition, const Sentence& s);
  void return_object(TokenId noun, const Sentence& s);
  bool stands_behind_verb(TokenId noun, TokenId subject, const Sentence& s);
  void return_participle(TokenId verb, const Sentence& s);
  void return_infinitive(TokenId verb);
  bool has_complement(TokenId verb, const Sentence& s) const;

  /// Clauses that hang to a name which cannot have them.
  void restore_clauses_of_names(const Sentence& s);
  void return_that_clause(TokenId clause, const Sentence& s);
  void return_behind_relative(TokenId verb);
  void return_relative(TokenId clause, TokenId name, const Sentence& s);

  /// Places that belong to the verb, and recipients.
  void repair_scenes(const std::vector<FoundName>& names, const std::vector<NameUnit>& units);
  void part_scene(const FoundName& place, const NameUnit& at, const NameUnit& person);
  void lift_scene(const FoundName& place, const NameUnit& at);
  void find_dative(const FoundName& name, const NameUnit& unit);
  TokenId case_of(TokenId noun) const;

  /// "the charter they drafted included": relative clauses without a pronoun of their own.
  void restore_reduced_relatives(const Sentence& s);

  /// Whatever went wrong before: no token governs itself through others.
  void cut_cycles(const Sentence& s);

  /// How two names of a list are joined: not at all, by a comma, by "and".
  enum class Link : std::uint8_t { None, Comma, And };

  bool only_scene(const std::vector<NameUnit>& units, std::size_t from, std::size_t to) const;
  TokenId list_past(const std::vector<NameUnit>& units, std::size_t from, std::size_t to) const;
  bool home_follows(const std::vector<FoundName>& names, std::size_t i) const;
  bool introduces(TokenId t, const NameUnit& name, Link found) const;
  TokenId past_brackets(TokenId t) const;
  Link link(const NameUnit& a, const NameUnit& b) const;

  /// The comma or the conjunction between the names joins something else.
  bool parted(const NameUnit& a, const NameUnit& b, Link joined) const;

  /// One past the last name of the list "A, B, and C" that begins at `from`.
  std::size_t list_end(const std::vector<FoundName>& names, const std::vector<NameUnit>& units,
                       std::size_t from) const;

  /// The first name carries the list; the arc that fits best connects it to the sentence.
  void coordinate(const std::vector<NameUnit>& units, std::size_t from, std::size_t to);

  /// First token of the phrase of name `i`: a state or body directly before a title belongs to it,
  /// with an acronym in parentheses or without.
  TokenId phrase_start(const std::vector<FoundName>& names, std::size_t i) const;

  bool part_of_next(const std::vector<FoundName>& names, std::size_t i) const;

  NameUnit unit_of(const std::vector<FoundName>& names, std::size_t i) const;

  /// "Treaty" in "Treaty of Paris".
  TokenId head_noun(const FoundName& name) const;

  bool inside(const NameUnit& unit, std::int32_t t) const;

  /// Going up from `from` one meets a token of the unit.
  bool reaches(const NameUnit& unit, std::int32_t from) const;

  /// One arc leaves the unit, from its head; all others are turned inside.
  void contract(const NameUnit& unit);

  bool finite_verb(TokenId t) const;

  bool has_subject(TokenId verb) const;

  /// "In May North Korea withdrew": the name before the verb is its subject, whatever the parser
  /// thought.
  void make_subject(const NameUnit& unit);

  bool opens_clause(TokenId link, const Sentence& s) const;
  bool join_clause(TokenId verb, TokenId subject);
  TokenId verb_behind_insertion(const NameUnit& unit, const Sentence& s) const;
  void take_object(TokenId verb);

  /// The verb takes the place of the name that stands before it, and what followed the name.
  void lift(TokenId verb, const NameUnit& unit);

  bool has_case(TokenId noun) const;

  /// `ancestor` is above `t`.
  bool above(TokenId t, TokenId ancestor) const;

  /// The "In" of "In May North Korea" goes to the month.
  void drop_far_case(const NameUnit& unit, TokenId before);

  Reading& r_;
  std::vector<Token>& tokens_;
  std::vector<bool> person_;  ///< by token: the head of a person's name
};

}  // namespace dossier::ingest
