#include "query/question/relation_words.h"

namespace dossier::query {

namespace {

constexpr RelationWords kProposing[] = {
    {"PROPOSED", "propose", "proposes", "proposed", "proposed"},
    {"PROPOSED", "offer", "offers", "offered", "offered"},
    {"PROPOSED", "suggest", "suggests", "suggested", "suggested"},
    {"PROPOSED", "recommend", "recommends", "recommended", "recommended"},
    {"PROPOSED", "put forward", "puts forward", "put forward", "put forward"},
};

constexpr RelationWords kRelations[] = {
    {"MEMBER_OF", "join", "joins", "joined", "joined"},
    {"MEMBER_OF", "belong to", "belongs to", "belonged to", "belonged to"},
    {"SIGNED", "sign", "signs", "signed", "signed"},
    {"SIGNED", "conclude", "concludes", "concluded", "concluded"},
    {"RATIFIED", "ratify", "ratifies", "ratified", "ratified"},
    {"NEGOTIATED", "negotiate", "negotiates", "negotiated", "negotiated"},
    {"WITHDREW_FROM", "withdraw from", "withdraws from", "withdrew from", "withdrawn from"},
    {"WITHDREW_FROM", "leave", "leaves", "left", "left"},
    {"VIOLATED", "violate", "violates", "violated", "violated"},
    {"ACCEPTED", "accept", "accepts", "accepted", "accepted"},
    {"REJECTED", "reject", "rejects", "rejected", "rejected"},
    {"REJECTED", "refuse", "refuses", "refused", "refused"},
    {"SUPPORTED", "support", "supports", "supported", "supported"},
    {"OPPOSED", "oppose", "opposes", "opposed", "opposed"},
    {"FOUNDED", "found", "founds", "founded", "founded"},
    {"FOUNDED", "create", "creates", "created", "created"},
    {"MET_WITH", "meet", "meets", "met", "met"},
    {"MET_WITH", "meet with", "meets with", "met with", "met with"},
    {"VISITED", "visit", "visits", "visited", "visited"},
    {"PARTICIPATED_IN", "take part in", "takes part in", "took part in", "attended"},
    {"PARTICIPATED_IN", "attend", "attends", "attended", "attended"},
    {"RECOGNIZED", "recognize", "recognizes", "recognized", "recognized"},
    {"RECOGNIZED", "recognise", "recognises", "recognised", "recognised"},
    {"ATTACKED", "attack", "attacks", "attacked", "attacked"},
    {"ATTACKED", "invade", "invades", "invaded", "invaded"},
    {"AIDED", "aid", "aids", "aided", "aided"},
    {"AIDED", "help", "helps", "helped", "helped"},
    {"SANCTIONED", "sanction", "sanctions", "sanctioned", "sanctioned"},
    {"ACCUSED", "accuse", "accuses", "accused", "accused"},
    {"ACCUSED", "criticize", "criticizes", "criticized", "criticized"},
    {"ACCUSED", "condemn", "condemns", "condemned", "condemned"},
    {"THREATENED", "threaten", "threatens", "threatened", "threatened"},
    {"DEMANDED", "demand from", "demands from", "demanded from", "demanded from"},
    {"AGREED_WITH", "agree with", "agrees with", "agreed with", "agreed with"},
    {"APPOINTED", "appoint", "appoints", "appointed", "appointed"},
    {"SUCCEEDED", "succeed", "succeeds", "succeeded", "succeeded"},
    {"OVERTHREW", "overthrow", "overthrows", "overthrew", "overthrown"},
    {"HOLDS_POSITION", "lead", "leads", "led", "led"},
    {"HOLDS_POSITION", "head", "heads", "headed", "headed"},
    {"HOLDS_POSITION", "represent", "represents", "represented", "represented"},
    {"HOLDS_POSITION", "work for", "works for", "worked for", "served by"},
    {"PART_OF", "be part of", "is part of", "was part of", "contained in"},
    {"KNOWN_AS", "become known as", "becomes known as", "became known as", "known as"},
    {"MENTIONS", "mention", "mentions", "mentioned", "mentioned"},
    {"WRITTEN_BY", "write", "writes", "wrote", "written"},
    {"ABOUT", "deal with", "deals with", "dealt with", "dealt with"},
    {"IN", "contain", "contains", "contained", "contained"},
    {"COPY_OF", "copy", "copies", "copied", "copied"},
};

}  // namespace

std::span<const RelationWords> proposing_words() noexcept { return kProposing; }
std::span<const RelationWords> relation_words() noexcept { return kRelations; }

}  // namespace dossier::query
