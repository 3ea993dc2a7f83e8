#include "ingest/extract/coreference/resolve.h"

#include <algorithm>
#include <unordered_map>

namespace dossier::ingest {
namespace {

bool is_year(std::string_view word) {
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_suffix_word(std::string_view word) {
  static constexpr std::string_view kSuffixes[] = {"Jr", "Jr.", "Sr",  "Sr.", "II",  "III", "IV",
                                                   "V",  "VI",  "VII", "XIV", "XVI", ","};
  return std::find(std::begin(kSuffixes), std::end(kSuffixes), word) != std::end(kSuffixes);
}

/// "De Klerk" at the beginning of a sentence is de Klerk.
std::string without_capital(std::string word) {
  static constexpr std::string_view kParticles[] = {"De", "Van", "Von", "Der", "Di",  "Da", "Du",
                                                    "La", "Le",  "Del", "Den", "Ter", "Dos"};
  if (std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles))
    word[0] = static_cast<char>(word[0] - 'A' + 'a');
  return word;
}

/// A person's name as words.
struct PersonName {
  std::vector<std::string> words;  ///< without suffixes such as "Jr."
  std::uint32_t entity = kNone;
  std::uint32_t last_seen = 0;
  bool in_full = false;        ///< named with a given name again and again
  bool called_short = false;   ///< by surname, before any other of that surname was named
  bool by_given_name = false;  ///< of a ruler: "King Hussein"
  bool presides = false;       ///< "President Kennedy", and no full name yet

  const std::string& surname() const { return words.back(); }
  bool short_form() const { return words.size() == 1; }
};

/// "George III": the numeral is all that tells him from other men of that name.
bool regnal(std::string_view word, const PersonName& person);

/// The words as written, on one line.
std::string one_line(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

bool regnal(std::string_view word, const PersonName& person) {
  return person.words.size() == 1 && (word[0] == 'I' || word[0] == 'V' || word[0] == 'X');
}

bool given_agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const bool initial = a[1] == '.' || b[1] == '.' || a.size() == 1 || b.size() == 1;
  return initial && a[0] == b[0];
}

bool ends_with(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return part.size() <= whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

/// "al-Assad" is also "Assad".
std::string_view without_article(std::string_view surname) {
  const bool article = surname.size() > 4 && surname[2] == '-' && surname[1] == 'l' &&
                       (surname[0] == 'a' || surname[0] == 'e' || surname[0] == 'u');
  return article ? surname.substr(3) : surname;
}

bool full_names_agree(const PersonName& a, const PersonName& b) {
  if (ends_with(a.words, b.words) || ends_with(b.words, a.words)) return true;
  if (without_article(a.surname()) != without_article(b.surname())) return false;
  if (!given_agree(a.words[0], b.words[0])) return false;
  if (a.words.size() > 2 && b.words.size() > 2) return given_agree(a.words[1], b.words[1]);
  return true;
}

/// "Árbenz" is also written "Arbenz": Latin letters without their accents.
std::string without_accents(const std::string& word) {
  static constexpr std::string_view kPlain =
      "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool latin = word[i] == '\xC3' && i + 1 < word.size();
    out += latin ? kPlain[static_cast<unsigned char>(word[++i]) - 0x80U] : word[i];
  }
  return out;
}

class NameResolver {
 public:
  NameResolver(Reading& reading, const std::vector<FoundName>& names) : r_(reading) {
    for (const FoundName& name : names) {
      if (name.type == EntityType::Person && name.entry == kNone)
        ++written_[one_line(r_.text(name.first, name.last))];
    }
  }

  void resolve(const FoundName& name) {
    if (name.entry != kNone && !r_.lexicon.entries[name.entry].members.empty())
      return resolve_members(name);
    const std::uint32_t entity = of_year(name, entity_of(name));
    add_forms(name, entity);
    r_.out.entities[entity].confidence =
        std::max(r_.out.entities[entity].confidence, name.confidence);
    add_mention(r_, name.first, name.last, entity, name.form);
  }

 private:
  /// "the Low Countries" stand for each of them.
  void resolve_members(const FoundName& name) {
    Reading::Group group{r_.head_of(name.first, name.last), {}};
    for (const std::string& member : r_.lexicon.entries[name.entry].members) {
      const std::uint32_t entry = r_.lexicon.find_entry(EntityType::Country, member);
      if (entry != kNone) group.entities.push_back(of_entry(entry, EntityType::Country));
    }
    r_.groups.push_back(std::move(group));
  }

  std::string surface(const FoundName& name) const {
    return name.name.empty() ? one_line(r_.text(name.first, name.last)) : name.name;
  }

  std::uint32_t entity_of(const FoundName& name) {
    if (name.entry != kNone) return of_entry(name);
    if (name.type == EntityType::Person) return of_person(name);
    if (name.type == EntityType::Treaty) {
      // "the Treaty of Paris of 1763": the lexicon knows it without the year.
      const std::string written = surface(name);
      // "the Anglo-Chinese Treaty of Nanjing" is that of Nanjing.
      const std::size_t treaty = written.find(" Treaty of ");
      if (treaty != std::string::npos && written.find('-') < treaty) {
        const std::uint32_t entry = r_.lexicon.find_entry(name.type, written.substr(treaty + 1));
        if (entry != kNone) return of_entry(entry, name.type);
      }
      const std::size_t of = written.rfind(" of ");
      if (of != std::string::npos && is_year(std::string_view(written).substr(of + 4))) {
        const std::uint32_t entry = r_.lexicon.find_entry(name.type, written.substr(0, of));
        if (entry != kNone) return of_entry(entry, name.type);
      }
    }
    return of_text(name);
  }

  /// "the London Conference of 1930" and that of 1935 are two; a name without a year is the one
  /// spoken of last.
  std::uint32_t of_year(const FoundName& name, std::uint32_t entity) {
    const std::string_view written = r_.text(name.first, name.last);
    const bool dated =
        !name.name.empty() && written.size() > name.name.size() && written.starts_with(name.name);
    const std::string of_treaty = treaty_year(name);
    auto& known = years_[entity];
    if (!dated && of_treaty.empty()) return known.empty() ? entity : known.back().second;
    const std::string year =
        dated ? std::string(written.substr(written.find_last_of(' ') + 1).substr(0, 4)) : of_treaty;
    for (const auto& [when, of_it] : known) {
      if (when == year) return of_it;
    }
    const std::uint32_t meant = known.empty() ? entity : create(name.type, one_line(written));
    years_[entity].emplace_back(year, meant);
    return meant;
  }

  /// Cities see many treaties: "the 1763 Treaty of Paris", "the Treaty of Paris of 1783", "the
  /// Treaty of Paris (1898)".
  std::string treaty_year(const FoundName& name) const {
    const std::string written = one_line(r_.text(name.first, name.last));
    if (name.type != EntityType::Treaty || written.find("Treaty of ") == std::string::npos)
      return {};
    if (name.first > 0 && is_year(r_.text(name.first - 1)))
      return std::string(r_.text(name.first - 1));
    std::string last = written.substr(written.rfind(' ') + 1);
    if (is_year(last)) return last;
    if (name.last + 1 >= r_.mention_of.size() || !is_year(r_.text(name.last + 1))) return {};
    const std::string_view link = r_.text(name.last);
    return link == "of" || link == "(" || link == "," ? std::string(r_.text(name.last + 1))
                                                      : std::string();
  }

  std::uint32_t create(EntityType type, std::string name) {
    r_.out.entities.push_back({type, std::move(name), {}, {}, 0});
    return static_cast<std::uint32_t>(r_.out.entities.size() - 1);
  }

  std::uint32_t of_entry(const FoundName& name) { return of_entry(name.entry, name.type); }

  std::uint32_t of_entry(std::uint32_t entry, EntityType type) {
    const auto [at, fresh] = by_entry_.try_emplace(entry, 0);
    if (fresh) at->second = create(type, r_.lexicon.entries[entry].name);
    return at->second;
  }

  PersonName words_of(const FoundName& name) const {
    PersonName person;
    for (TokenId t = name.first; t < name.last; ++t) {
      const std::string_view word = r_.text(t);
      const bool joined = t > name.first && r_.token(t - 1).end == r_.token(t).begin;
      if (is_suffix_word(word) && !regnal(word, person)) continue;
      if (joined && !person.words.empty() &&
          (word[0] == '-' || plain(word) == "-" || person.words.back().back() == '-'))
        person.words.back() += plain(word);
      else
        person.words.push_back(without_accents(without_capital(plain(word))));
    }
    if (person.words.empty()) person.words.push_back(plain(r_.text(name.first)));
    // "De Klerk" at the head of a sentence
    if (!name.name.empty()) person.words[0] = name.name.substr(0, name.name.find(' '));
    return person;
  }

  std::uint32_t of_person(const FoundName& name) {
    PersonName person = words_of(name);
    PersonName* best = nullptr;
    person.by_given_name = name.first > 0 && person.short_form() &&
                           r_.lexicon.is("royal-title", lower(r_.text(name.first - 1)));
    person.presides = presides(name, person);
    for (PersonName& known : persons_) {
      if (another_president(known, person) || another_president(person, known)) continue;
      if (person.short_form() || known.short_form() ? !short_agrees(known, person)
                                                    : !full_names_agree(known, person))
        continue;
      if (best == nullptr || rank(known, person) > rank(*best, person)) best = &known;
    }
    if (best == nullptr) {
      person.entity = create(EntityType::Person, surface(name));
      person.last_seen = name.first;
      person.called_short = person.presides;
      person.in_full =
          !person.short_form() && written_[one_line(r_.text(name.first, name.last))] > 1;
      persons_.push_back(person);
      return person.entity;
    }
    best->last_seen = name.first;
    best->called_short = best->called_short || person.presides;
    if (person.short_form()) best->called_short = best->called_short || !has_namesake(*best);
    if (person.words.size() > best->words.size()) {
      best->words = person.words;
      best->presides = false;
      r_.out.entities[best->entity].name = surface(name);
    }
    return best->entity;
  }

  /// "President Kennedy" of the United States.
  bool presides(const FoundName& name, const PersonName& person) const {
    return person.short_form() && name.titles < name.first &&
           r_.text(name.first - 1) == "President" &&
           r_.lexicon.is("known-president", person.surname());
  }

  /// "President Kennedy" is not Robert Kennedy.
  bool another_president(const PersonName& one, const PersonName& other) const {
    if (!one.presides || other.short_form()) return false;
    const std::string name = other.words.front() + " " + other.surname();
    return !r_.lexicon.is("known-president", name);
  }

  bool has_namesake(const PersonName& person) const {
    return std::any_of(persons_.begin(), persons_.end(), [&](const PersonName& other) {
      return other.entity != person.entity && other.surname() == person.surname();
    });
  }

  static bool short_agrees(const PersonName& a, const PersonName& b) {
    const PersonName& one = a.short_form() ? a : b;
    const PersonName& other = a.short_form() ? b : a;
    if (one.by_given_name) return one.words[0] == other.words[0];
    // "Arias" for Arnulfo Arias Madrid
    const bool first_surname =
        other.words.size() == 3 && one.words[0] == other.words[1] && other.words[1].back() != '.';
    // "Zia" for Muhammad Zia-ul-Haq
    const bool first_part = one.words[0].size() > 2 && other.surname().starts_with(one.words[0]) &&
                            other.surname()[one.words[0].size()] == '-';
    return first_part || without_article(one.words[0]) == without_article(other.surname()) ||
           one.words[0] == other.words[0] || first_surname;
  }

  /// Surnames before given names, then who went by the surname alone ("Kennedy" beside "Robert
  /// Kennedy"), then the person spoken of last.
  static std::uint64_t rank(const PersonName& known, const PersonName& person) {
    const bool surname = without_article(known.surname()) == without_article(person.surname());
    const bool usual = (known.called_short || !known.in_full) && person.short_form();
    return (surname ? 1ULL << 40U : 0) + (usual ? 1ULL << 39U : 0) + known.last_seen;
  }

  std::uint32_t of_text(const FoundName& name) {
    const std::string text = surface(name);
    std::string key = lower(plain(text));
    // A crisis and a conflict of one place are one.
    if (const std::size_t head = key.rfind(' ');
        name.type == EntityType::Event && head != std::string::npos &&
        r_.lexicon.is("same-happening", std::string_view(key).substr(head + 1)))
      key.replace(head + 1, std::string::npos, "crisis");
    auto& of_type = by_text_[static_cast<std::size_t>(name.type)];
    for (const auto& [known, entity] : of_type) {
      if (known == key || variant(known, key) || variant(key, known)) {
        if (text.size() > r_.out.entities[entity].name.size()) r_.out.entities[entity].name = text;
        const std::uint32_t found = entity;
        if (known != key) of_type.emplace_back(key, found);
        return found;
      }
    }
    if (const std::uint32_t same = same_eponyms(name.type, text); same != kNone) {
      of_type.emplace_back(key, same);
      return same;
    }
    of_type.emplace_back(key, create(name.type, text));
    return of_type.back().second;
  }

  /// "the Rush-Bagot agreement" is the Rush-Bagot Pact.
  std::uint32_t same_eponyms(EntityType type, const std::string& text) const {
    const std::string stem = plain(text.substr(0, text.find(' ')));
    const std::size_t hyphen = stem.find('-');
    if (type != EntityType::Treaty || hyphen == std::string::npos || hyphen + 1 >= stem.size() ||
        !is_upper(stem[hyphen + 1]))
      return kNone;
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      const std::string name = plain(r_.out.entities[e].name);
      if (r_.out.entities[e].type != EntityType::Treaty || !name.starts_with(stem + " ")) continue;
      const bool plain_names =
          name.find(' ', stem.size() + 1) == std::string::npos && text.find(' ') == text.rfind(' ');
      if (plain_names ||
          one_peace(name.substr(stem.size() + 1), plain(text).substr(stem.size() + 1)))
        return e;
    }
    return kNone;
  }

  /// "the Egyptian-Israeli Treaty" is their Peace Treaty.
  static bool one_peace(const std::string& a, const std::string& b) {
    const auto bare = [](const std::string& words) {
      const std::string small = lower(words);
      return small.starts_with("peace ") ? small.substr(6) : small;
    };
    const auto simple = [](const std::string& word) {
      return word == "treaty" || word == "agreement" || word == "accord" || word == "pact";
    };
    return simple(bare(a)) && simple(bare(b));
  }

  /// The short name is the long one without its beginning or its complement.
  static bool variant(const std::string& longer, const std::string& shorter) {
    if (longer.size() <= shorter.size() + 1 || shorter.find(' ') == std::string::npos) return false;
    if (longer.ends_with(" " + shorter)) return true;
    return longer.starts_with(shorter + " ");
  }

  void add_forms(const FoundName& name, std::uint32_t entity) {
    add_form(entity, surface(name));
    const std::string written = one_line(r_.text(name.first, name.last));
    const bool other = is_acronym(written) || name.name.find(written) == std::string::npos;
    if (!name.name.empty() && other) add_form(entity, written);
    if (name.type == EntityType::Event && name.first > 0 && is_year(r_.text(name.first - 1)))
      add_form(entity, one_line(r_.text(name.first - 1, name.last)));
    // "Foreign Secretary Viscount Castlereagh" is also "Viscount Castlereagh".
    for (TokenId t = name.titles; t < name.first; ++t) {
      if (t == name.titles ||
          (is_title(plain(r_.text(name.titles, t))) && is_title(plain(r_.text(t, name.first)))))
        add_form(entity, one_line(r_.text(t, name.last)));
    }
  }

  bool is_title(std::string_view words) const {
    const auto senses = r_.lexicon.names.find(words);
    return std::any_of(senses.begin(), senses.end(),
                       [](const NameSense& s) { return s.sense == Sense::Title; });
  }

  void add_form(std::uint32_t entity, std::string form) {
    auto& aliases = r_.out.entities[entity].aliases;
    if (std::find(aliases.begin(), aliases.end(), form) == aliases.end())
      aliases.push_back(std::move(form));
  }

  Reading& r_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_entry_;
  std::vector<PersonName> persons_;
  std::unordered_map<std::string, int> written_;  ///< names of persons, and how often
  /// The years that names bear, and the entity of each.
  std::unordered_map<std::uint32_t, std::vector<std::pair<std::string, std::uint32_t>>> years_;
  std::vector<std::pair<std::string, std::uint32_t>> by_text_[7];
};

}  // namespace

void add_mention(Reading& reading, TokenId first, TokenId last, std::uint32_t entity,
                 Mention::Form form) {
  const auto index = static_cast<std::uint32_t>(reading.out.mentions.size());
  reading.out.mentions.push_back({first, last, reading.head_of(first, last), entity, form});
  std::fill(reading.mention_of.begin() + first, reading.mention_of.begin() + last, index);
}

void order_mentions(Reading& reading) {
  auto& mentions = reading.out.mentions;
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.first_token < b.first_token;
  });
  std::fill(reading.mention_of.begin(), reading.mention_of.end(), kNone);
  for (std::uint32_t i = 0; i < mentions.size(); ++i)
    std::fill(reading.mention_of.begin() + mentions[i].first_token,
              reading.mention_of.begin() + mentions[i].last_token, i);
}

void resolve_names(Reading& reading, const std::vector<FoundName>& names) {
  NameResolver resolver(reading, names);
  for (const FoundName& name : names) resolver.resolve(name);
  order_mentions(reading);
}

}  // namespace dossier::ingest
