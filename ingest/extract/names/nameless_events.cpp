#include "ingest/extract/coreference/resolve.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// Meetings that a text calls by their place and not by a name: "convened a summit at Camp David",
/// "a conference in Geneva". Where the text has a conference of that place they are it.
class NamelessEvents {
 public:
  explicit NamelessEvents(Reading& reading) : r_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos != Upos::Noun || r_.mention_of[t] != kNone ||
        (r_.token(t).features & kPlural) != 0 || !r_.is_word("nameless-event", t) || !happens(t))
      return;
    const TokenId at = scene(t);
    if (at == kNone) return;
    const TokenId place = r_.text(at + 1) == "the" ? at + 2 : at + 1;
    if (place >= r_.sentence(t).last_token || !is_capitalised(r_.text(place)) ||
        r_.lexicon.is("month", r_.text(place)))
      return;
    const TokenId last = end_of_place(place);
    const std::uint32_t event = known(plain(r_.text(place, last)), t);
    if (event == kNone) return;
    if (at == t + 1) add_form(event, plain(r_.text(front(t), last)));
    add_form(event, std::string(r_.text(t)));
    add_mention(r_, t, t + 1, event, Mention::Form::Name);
    found_ = true;
  }

  bool found() const { return found_; }

 private:
  /// The "at" or "in" before its place: "a summit at Camp David", "A conference was convened at
  /// Geneva".
  TokenId scene(TokenId t) const {
    const TokenId end = r_.sentence(t).last_token;
    const auto links = [&](TokenId at) {
      return at + 1 < end && (r_.text(at) == "at" || r_.text(at) == "in");
    };
    if (links(t + 1)) return t + 1;
    const TokenId verb = r_.head(t);
    const bool opened = r_.is(t, {Deprel::NsubjPass, Deprel::Nsubj}) && verb > t && links(verb + 1);
    return opened && is_capitalised(r_.text(verb + 2)) ? verb + 1 : kNone;
  }

  /// The first word of "foreign ministers' conference".
  TokenId front(TokenId noun) const {
    TokenId first = noun;
    for (TokenId c : r_.children(noun)) {
      if (c < first && r_.is(c, {Deprel::Compound, Deprel::NmodPoss}))
        first = std::min(first, r_.extent(c).first);
    }
    return first;
  }

  void add_form(std::uint32_t event, std::string form) {
    for (std::string_view article : {"a ", "an ", "the ", "A ", "An ", "The "}) {
      if (form.starts_with(article)) form.erase(0, article.size());
    }
    auto& aliases = r_.out.entities[event].aliases;
    if (std::find(aliases.begin(), aliases.end(), form) == aliases.end())
      aliases.push_back(std::move(form));
  }

  /// It was held, attended or opened.
  bool happens(TokenId t) const {
    const TokenId verb = r_.head(t);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb || !r_.is_word("holding-verb", verb) ||
        !r_.is(t, {Deprel::Obj, Deprel::NsubjPass, Deprel::Obl, Deprel::Nsubj}))
      return false;
    return Clause(r_, verb).factuality() == Factuality::Stated;
  }

  TokenId end_of_place(TokenId place) const {
    if (r_.mention_of[place] != kNone) return r_.out.mentions[r_.mention_of[place]].last_token;
    TokenId last = place + 1;
    while (last < r_.sentence(place).last_token && last < place + 3 &&
           is_capitalised(r_.text(last)))
      ++last;
    return last;
  }

  /// The meeting that the text names after the place, else a new one.
  std::uint32_t known(const std::string& place, TokenId noun) {
    const std::string words = std::string(r_.text(noun)) + " at " + place;
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      const Entity& entity = r_.out.entities[e];
      if (entity.type != EntityType::Event || entity.name.find(place) == std::string::npos)
        continue;
      const std::string name = lower(entity.name);
      for (std::string_view kind : {"conference", "summit", "meeting", "congress", "talks"}) {
        if (name.find(kind) != std::string::npos) return e;
      }
    }
    Entity event{EntityType::Event, words, {}, {}};
    event.confidence = 0.7F;
    event.of_document = true;
    r_.out.entities.push_back(std::move(event));
    return static_cast<std::uint32_t>(r_.out.entities.size() - 1);
  }

  Reading& r_;
  bool found_ = false;
};

}  // namespace

void find_nameless_events(Reading& reading) {
  NamelessEvents finder(reading);
  for_each_stating_token(reading, [&](TokenId t) { finder.read(t); });
  if (finder.found()) order_mentions(reading);
}

}  // namespace dossier::ingest
