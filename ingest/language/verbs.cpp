#include "ingest/language/verbs.h"

#include "ingest/language/word_set.h"

namespace dossier::ingest::lang {
namespace {

// Verbs that are seldom or never nouns or adjectives in their base form.
constexpr std::string_view kVerbs =
    "abandon abate abdicate abduct abet abhor abide abolish abrogate absolve absorb abstain accede "
    "accelerate accentuate "
    "accept acclimate accommodate accompany accomplish accord accredit accrue accumulate accuse "
    "achieve acknowledge acquaint "
    "acquiesce acquire acquit activate adapt add adhere adjoin adjourn adjudicate adjust "
    "administer admire admit admonish "
    "adopt adore advertise advise advocate affect affirm affix afflict afford aggravate aggregate "
    "aggrieve agitate agree "
    "airlift alienate align allay allege alleviate allocate allot allow allude alter amass "
    "ameliorate amend amplify "
    "analyze annex annihilate announce annoy annul anticipate apologize appeal appear appease "
    "append applaud apply appoint "
    "appraise appreciate apprehend approve approximate arbitrate argue arise arouse arraign "
    "arrange articulate ascend "
    "ascertain ascribe assail assassinate assemble assent assert assess assign assimilate assist "
    "assuage assume assure "
    "astonish astound atone attach attain attend attest attract attribute augment authenticate "
    "authorize avail avenge avert "
    "avoid avow await awaken backtrack ban banish bankrupt befall befriend beg begin behave behead "
    "believe belittle belie "
    "bemoan berate beseech besiege bestow betray bewilder bicker bifurcate bind blackmail blame "
    "bluster bolster bombard boost "
    "breach breed bribe bring broadcast broaden build bully bypass calculate calibrate campaign "
    "cancel capitalize capitulate "
    "captivate carve castigate categorize cater cease cede celebrate censor censure centralize "
    "certify challenge characterize "
    "chastise cheat cherish choose circulate circumscribe circumvent cite civilize clarify "
    "classify cling coalesce coax "
    "codify coerce coincide collaborate collapse collect colonize combat combine come comfort "
    "commandeer commemorate commence "
    "commend communicate commute compel compensate compete compile complain complement complete "
    "complicate comply comprehend "
    "comprise compute conceal concede conceive concentrate conclude concur condemn condone confer "
    "confess confide configure "
    "confine confirm confiscate conflate conform confound confront congratulate congregate conquer "
    "conscript consecrate "
    "consent conserve consider consist console consolidate conspire constitute constrain constrict "
    "construct construe consult "
    "consume contain contaminate contemplate contend contest continue contradict contravene "
    "contribute contrive convene "
    "converge converse convert convey convict convince convoke cooperate coordinate cope corner "
    "correct correlate correspond "
    "corroborate counsel counter counteract countermand court covet create criminalize cripple "
    "criticize crumble crush "
    "culminate cultivate curb curtail deal debase debilitate debrief debunk decapitate deceive "
    "decentralize decide decimate "
    "declare declassify decline decolonize decommission decree decry dedicate deduce deem deepen "
    "deescalate defame defeat "
    "defect defend defer define deflect defraud defuse defy degenerate degrade delay delegate "
    "delegitimize deliberate delineate "
    "deliver delude demarcate demilitarize demobilize democratize demolish demonize demonstrate "
    "demoralize demote "
    "denationalize denigrate denote denounce denuclearize deny depart depend depict deplete "
    "deplore deploy deport depose "
    "deprive deputize deride derive descend describe desegregate designate desist despise "
    "destabilize destroy detach detain "
    "detect deter deteriorate determine dethrone detonate detract devalue devastate develop "
    "deviate devise devolve devote "
    "diagnose dictate differ differentiate diffuse dilute diminish disagree disallow disappear "
    "disappoint disapprove disarm "
    "disavow disband discard discern discipline disclaim disclose discontinue discourage discover "
    "discredit discriminate "
    "discuss disdain disembark disengage disentangle disguise dislodge dismantle dismiss disobey "
    "disown dispatch dispel "
    "disperse displace displease dispossess disprove dispute disqualify disregard disrupt "
    "disseminate dissent dissipate "
    "dissociate dissolve dissuade distance distinguish distort distract distribute distrust "
    "disturb diverge diversify divert "
    "divest divide divulge dominate donate downgrade downplay dramatize draw dredge dwarf dwell "
    "dwindle earmark ease edit "
    "educate eject elaborate elapse elect elevate elicit eliminate elucidate elude emanate "
    "emancipate embark embarrass embed "
    "embellish embezzle embitter embody embolden embrace emerge emigrate emit emphasize employ "
    "empower emulate enable enact "
    "encircle enclose encompass encounter encourage encroach endanger endeavor endeavour endorse "
    "endow endure enforce "
    "engage engender engineer engulf enhance enjoin enjoy enlarge enlighten enlist enrage enrich "
    "enroll enslave ensue ensure "
    "entail entangle enter entertain enthrone entice entitle entrench entrust enumerate envisage "
    "envision equate equip "
    "eradicate erect erode erupt escalate espouse establish esteem evacuate evade evaluate evict "
    "evoke evolve exacerbate "
    "exaggerate examine exceed exclaim exclude excommunicate execute exemplify exempt exert exhort "
    "exile exonerate expand "
    "expedite expel expend experience expire explain explode exploit explore expose expound "
    "expropriate expunge extend "
    "exterminate extinguish extol extort extradite extrapolate extricate fabricate facilitate fail "
    "falsify falter famish "
    "fashion fathom federate feign ferment fester finalize fire flee flounder flourish focus fold "
    "follow foment forbid "
    "forego foresee forestall foretell forfeit forge forget forgive forgo formalize formulate "
    "forsake fortify foster "
    "fracture fraternize frighten frustrate fuel fulfill fulfil function fund furnish further "
    "galvanize garner garrison "
    "gather gauge generalize generate glorify go govern grant grapple guarantee guard halt hamper "
    "handle harass "
    "harbor harbour harden harmonize harness hasten hate heal hear heed heighten help herald "
    "hesitate hide hinder hoist "
    "honor honour host humiliate hurl hurry identify ignite ignore illuminate illustrate imagine "
    "imitate immigrate immobilize "
    "impair impart impeach impede impel imperil impinge implement implicate implore imply import "
    "impose impoverish impress "
    "imprison improve inaugurate incapacitate incarcerate incite incline include inconvenience "
    "incorporate incriminate incur "
    "indemnify indicate indict individualize induce indulge industrialize infect infer infiltrate "
    "inflame inflate inflict "
    "influence inform infringe infuriate inhabit inherit inhibit initiate inject injure innovate "
    "inquire inscribe insert "
    "insinuate insist inspect inspire install instigate institute institutionalize instruct "
    "insulate insult insure integrate "
    "intend intensify interact intercede intercept interdict interfere interject intermingle "
    "intern internationalize interpose "
    "interpret interrogate interrupt intersect intertwine intervene intimidate introduce intrude "
    "inundate invade invalidate "
    "invent invest investigate invigorate invite invoke involve irritate isolate issue jeopardize "
    "join jolt justify keep "
    "kidnap kill kindle kneel know label lament languish legalize legislate legitimize legitimate "
    "lend lengthen lessen let "
    "liberalize liberate liken linger liquidate litigate loathe lobby locate loom loosen loot "
    "magnify mail maim maintain "
    "manage mandate maneuver manifest manipulate marginalize marshal massacre materialize maximize "
    "mediate meditate "
    "memorialize mention merge merit militarize minimize misjudge mislead misread misrepresent "
    "mistreat misunderstand mitigate "
    "mobilize moderate modernize modify molest mollify monopolize motivate mount muster mutilate "
    "nationalize necessitate "
    "negate neglect negotiate neutralize nominate normalize notify nourish nullify obey obfuscate "
    "oblige obliterate "
    "observe obstruct obtain obviate occupy occur offend omit operate oppose oppress opt "
    "orchestrate ordain organize orient "
    "originate oscillate oust outbid outfit outlast outlaw outlive outmaneuver outnumber outrage "
    "outstrip outvote outweigh "
    "overcome overestimate overextend overhaul overhear overlook override overrule overrun oversee "
    "overshadow overstate "
    "overstep overtake overthrow overturn overwhelm pacify palliate paralyze pardon participate "
    "partition partake pass "
    "patrol penalize penetrate perceive perish permeate permit perpetrate perpetuate persecute "
    "persevere persist personify "
    "persuade pertain perturb peruse pinpoint pioneer placate plague plead please pledge plunder "
    "poison polarize police "
    "ponder portray pose posit possess postpone postulate practice praise preach precede "
    "precipitate preclude predate "
    "predetermine predicate predict predominate preempt prefer prejudge preoccupy prepare "
    "prescribe preserve preside press "
    "pressure presume presuppose prevail prevent privatize probe proceed proclaim procrastinate "
    "procure produce profess "
    "prohibit proliferate prolong promise promote prompt promulgate pronounce propagate propel "
    "propose proscribe prosecute "
    "prosper protect protest prove provide provoke publicize publish pull punish purge purify "
    "purport pursue push quarantine "
    "quash quell quench quit quote radicalize raid ratify rationalize ravage reach react "
    "reactivate reaffirm realign "
    "realize reappear reappoint reappraise rearm reassert reassess reassign reassure rebuff "
    "rebuild rebuke recapture recede "
    "receive reciprocate reclaim recognize recoil recommend recompense reconcile reconsider "
    "reconstitute reconstruct "
    "reconvene recount recoup recover recruit rectify recur redeem redefine redeploy redesign "
    "redirect redistribute "
    "redouble redraft redraw redress reduce reelect reemerge reestablish reexamine refer refine "
    "refrain refute regain regard "
    "regret regularize regulate rehabilitate reign reignite reimburse reimpose reinforce reinstate "
    "reintegrate "
    "reintroduce reiterate reject rejoin rejuvenate relax release relegate relent relinquish "
    "relocate rely remain remedy "
    "remember remilitarize remind reminisce remit remove rename rend render renege renegotiate "
    "renew renounce renovate "
    "reopen reorganize reorient repatriate repay repeal repel repent replace replenish reply "
    "repress reprimand repudiate "
    "require requisition rescind rescue resemble resent reserve resettle reshape reside resign "
    "resist resolve resort "
    "respect respond restore restrain restrict restructure resume resupply resurrect retain "
    "retaliate rethink retire retreat "
    "retrieve reunite reveal revere revert revise revisit revitalize revive revoke revolt "
    "revolutionize reward rid ridicule "
    "rival rupture sabotage safeguard salute salvage sanctify satisfy savor scare scatter scrap "
    "scrutinize scuttle secede "
    "secularize seek segregate seize select sensationalize sentence separate sever shelter shelve "
    "shorten shrink shun "
    "sideline signify simplify skirmish smuggle solicit solidify solve soothe spearhead specialize "
    "specify speculate "
    "spend spoil sponsor spur spurn squander stabilize stagnate standardize starve stem stifle "
    "stimulate stipulate "
    "strangle strengthen stress strive structure stymie subdivide subdue subject subjugate submit "
    "subordinate subpoena "
    "subscribe subside subsidize subsist substantiate subsume subvert succeed succumb suffer "
    "suffice suffocate suggest "
    "summon supersede supervise supplant supplement supply support suppose suppress surmount "
    "surpass surrender surround "
    "survive suspect suspend sustain swear sweep symbolize sympathize tackle tarnish tease "
    "televise temper terminate "
    "terrify terrorize testify thank thaw threaten thrive throttle thwart tighten tolerate topple "
    "torpedo torture tout "
    "trace traffic transact transcend transfer transform transgress translate transmit transpire "
    "transport traverse treat "
    "trigger trim triumph trouble trumpet trust tutor typify uncover undercut undergo underlie "
    "undermine "
    "underpin underscore understand undertake undo undulate unify unite unleash unravel unseat "
    "unveil uphold uproot urge "
    "usher usurp utilize utter vacate vacillate validate vanish vanquish venerate verify vet veto "
    "victimize vie vilify "
    "vindicate violate visualize vow waive wane warn warrant waver weaken weather welcome "
    "westernize widen "
    "withdraw wither withhold withstand witness worsen wrangle wrest yearn yield";

const WordSet& verbs() {
  static const WordSet set(kVerbs);
  return set;
}

/// Whether `stem` is a listed verb as it stands, without a doubled last letter, or with the "e"
/// that an ending took away.
bool is_stem(std::string_view stem) noexcept {
  const WordSet& known = verbs();
  const std::size_t size = stem.size();
  if (size < 2 || size > 30) return false;
  if (known.contains(stem)) return true;
  if (size > 3 && stem[size - 1] == stem[size - 2] && known.contains(stem.substr(0, size - 1)))
    return true;
  char with_e[32];
  stem.copy(with_e, size);
  with_e[size] = 'e';
  return known.contains({with_e, size + 1});
}

/// "ratif" of "ratified".
bool is_stem_before_y(std::string_view stem) noexcept {
  if (stem.size() < 2 || stem.size() > 30) return false;
  char with_y[32];
  stem.copy(with_y, stem.size());
  with_y[stem.size()] = 'y';
  return verbs().contains({with_y, stem.size() + 1});
}

}  // namespace

VerbForm find_verb_form(std::string_view lower) noexcept {
  if (lower.size() < 3 || lower.size() > 30) return VerbForm::None;
  const auto without = [&](std::size_t count) { return lower.substr(0, lower.size() - count); };
  if (lower.ends_with("ied") && is_stem_before_y(without(3))) return VerbForm::Past;
  if (lower.ends_with("ies") && is_stem_before_y(without(3))) return VerbForm::Present;
  if (lower.ends_with("ed") && is_stem(without(2))) return VerbForm::Past;
  if (lower.ends_with("ing") && is_stem(without(3))) return VerbForm::Gerund;
  if (verbs().contains(lower)) return VerbForm::Base;
  if (lower.ends_with("es") && verbs().contains(without(2))) return VerbForm::Present;
  if (lower.ends_with("s") && verbs().contains(without(1))) return VerbForm::Present;
  return VerbForm::None;
}

}  // namespace dossier::ingest::lang
