#include "read_support.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace dossier::test;
using dossier::ingest::BlockKind;
using dossier::ingest::Document;
using dossier::ingest::ReadOptions;

TEST_CASE("plain text: paragraphs, wrapped or not", "[read][text]") {
  const std::string wrapped =
      "The Treaty of Locarno, 1925\n"
      "\n"
      "In the autumn of 1925 the foreign ministers of seven countries met at a lake in the\n"
      "south of Switzerland. They agreed that no frontier in the west should be changed by\n"
      "force, and they signed the treaty in London on the first day of December of that\n"
      "year.\n"
      "The second paragraph begins here without an empty line and is long enough to go on\n"
      "over the end of a line, as paragraphs do.\n"
      "\n"
      "- a first point, which stands alone as it should\n"
      "- a second point\n";
  const Document document = read(wrapped, "txt");
  CHECK(document.title == "The Treaty of Locarno, 1925");
  REQUIRE(document.blocks.size() == 4);
  CHECK(block_text(document, 0).ends_with("of that\nyear."));
  CHECK(block_text(document, 1).ends_with("as paragraphs do."));
  CHECK(block_text(document, 2) == "a first point, which stands alone as it should");
  CHECK(leads_back(document, wrapped));
}

TEST_CASE("plain text: what programs and printers left in it goes", "[read][text]") {
  const std::string source =
      "<h2 class=\"big\">The Offer</h2>\n"
      "<p>France <em>accepted</em> it, as 3 < 5 and a<b> shows.</p><p>Spain did not.</p>\n"
      "\n"
      "17\n"
      "\n"
      "* * *\n"
      "\n"
      "==========The end==========\n"
      "They met. \\r\\nThey parted.\n"
      "\n"
      "W\nAR\nN\nI\nNG\n";
  const Document document = read(source, "txt");
  const std::vector<std::string> found = block_texts(document);
  const std::vector<std::string> expected = {"France accepted it, as 3 < 5 and a shows.",
                                             "Spain did not.",
                                             "The end",
                                             "They met.",
                                             "They parted.",
                                             "WARNING"};
  for (const std::string& block : expected)
    CHECK(std::find(found.begin(), found.end(), block) != found.end());
  CHECK(std::find(found.begin(), found.end(), "17") == found.end());
  CHECK(std::find(found.begin(), found.end(), "* * *") == found.end());
}

TEST_CASE("Markdown loses its markup and keeps its text", "[read][markdown]") {
  const std::string source =
      "---\n"
      "title: \"The Long Telegram\"\n"
      "author: [George Kennan, 'Paul Nitze']\n"
      "date: 1946-02-22\n"
      "tags:\n"
      "  - containment\n"
      "  - Soviet Union\n"
      "---\n"
      "# The Long Telegram\n"
      "\n"
      "Kennan *proposed* a policy of __firm__ containment to the [State "
      "Department](https://x.example/a_(b) \"t\"),\n"
      "which **accepted** it[^1] in `NSC-68` &amp; elsewhere.\n"
      "\n"
      "![A map](map.png)\n"
      "\n"
      "```python\n"
      "print('The Soviet Union signed nothing.')\n"
      "```\n"
      "\n"
      "## What _followed_ ##\n"
      "\n"
      "> The sources of Soviet conduct\n"
      "> are many.\n"
      "\n"
      "1. The United States founded an alliance with its <b>European</b> friends.\n"
      "2. The Soviet Union protested.\n"
      "   It did so twice.\n"
      "\n"
      "Setext heading\n"
      "--------------\n"
      "<!-- a comment\n"
      "that goes on -->\n"
      "snake_case_name and 2 * 3 * 4 remain.\n"
      "\n"
      "[^1]: A footnote about the policy of containment.\n";
  const Document document = read(source, "md");
  CHECK(document.title == "The Long Telegram");
  CHECK(document.authors == Texts{"George Kennan", "Paul Nitze"});
  REQUIRE(document.date);
  CHECK(dossier::to_iso(*document.date) == "1946-02-22");
  REQUIRE(document.metadata.find("tags"));
  CHECK(document.metadata.find("tags")->list().size() == 2);
  CHECK(block_texts(document) ==
        Texts{"Kennan proposed a policy of firm containment to the State Department, which "
              "accepted it in NSC-68 & elsewhere.",
              "What followed", "The sources of Soviet conduct are many.",
              "The United States founded an alliance with its European friends.",
              "The Soviet Union protested. It did so twice.", "Setext heading",
              "snake_case_name and 2 * 3 * 4 remain.",
              "A footnote about the policy of containment."});
  CHECK(document.blocks[1].kind == BlockKind::Heading);
  CHECK(document.blocks[2].kind == BlockKind::Quote);
  CHECK(leads_back(document, source));
}

TEST_CASE("HTML gives the article and not the page around it", "[read][html]") {
  const std::string source = R"(<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Talks open in Geneva | The Daily Envoy</title>
<meta property="og:site_name" content="The Daily Envoy">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
 "headline":"Talks open in Geneva","datePublished":"1985-11-19T10:00:00Z","author":[{"@type":"Person","name":"Ada Reed"},
 {"@type":"Person","name":"Ben Cole"}]}]}</script>
<style>p { color: red }</style></head>
<body class="has-sidebar no-comments"><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div id="wrapper"><div class="article-body"><h1>Talks open in Geneva</h1>
<div class="share-bar">Share on Facebook. Share this story with all of your friends and with their friends today.</div>
<p>The American president and the Soviet leader met for the first time on Tuesday&nbsp;morning in a villa by the lake,
and <a href="/x">they agreed to meet again</a>.</p>
<figure><img src="a.jpg"><figcaption>The two leaders by the fire.</figcaption></figure>
<p>He proposed a cut of fifty per cent in offensive weapons; she said &ldquo;no&rdquo;&#8212;at first<br>and for some time.</p>
<aside><p>Read also: the long road to the summit, told by those who walked it for many years before.</p></aside>
<script>document.write("The Soviet Union signed the treaty, said the script, and nobody believed it.")</script>
<h2>What comes next</h2>
<p>The delegations will go on until Thursday, when a joint statement is expected, officials of both sides said.</p>
</div></div>
<div id="comments"><p>I do not believe a word of what the two of them say about their weapons, and neither should you.</p></div>
<footer><p>Copyright 1985 The Daily Envoy. All rights reserved by the company and by its many owners everywhere.</p></footer>
</body></html>)";
  const Document document = read(source, "html");
  CHECK(document.title == "Talks open in Geneva");
  CHECK(document.authors == Texts{"Ada Reed", "Ben Cole"});
  REQUIRE(document.date);
  CHECK(dossier::to_iso(*document.date) == "1985-11-19");
  CHECK(document.language == "en");
  REQUIRE(document.metadata.find("source"));
  CHECK(document.metadata.find("source")->string() == "The Daily Envoy");
  CHECK(block_texts(document) ==
        Texts{"The American president and the Soviet leader met for the first time on Tuesday "
              "morning in a villa by the lake, "
              "and they agreed to meet again.",
              "The two leaders by the fire.",
              "He proposed a cut of fifty per cent in offensive weapons; she said “no”—at first",
              "and for some time.", "What comes next",
              "The delegations will go on until Thursday, when a joint statement is expected, "
              "officials of both sides said."});
  CHECK(document.blocks[1].kind == BlockKind::Caption);
  CHECK(document.blocks[4].kind == BlockKind::Heading);
  CHECK(leads_back(document, source));
}

TEST_CASE("JSON records become documents by their fields", "[read][json]") {
  const TemporaryFolder folder;
  const std::string body =
      "Bevin proposed a union of the western states to Marshall in January of 1948.";

  SECTION("one object takes the name of its file") {
    const Reading got = read_file(folder.write(
        "one.json", R"({"id": 7, "headline": "A union", "body": ")" + body +
                        R"(", "published": "1948-01-22", "tags": ["west", "union"]})"));
    REQUIRE(got.documents.size() == 1);
    const Document& document = got.documents[0];
    CHECK(document.name == "one");
    CHECK(document.title == "A union");
    CHECK(dossier::to_iso(*document.date) == "1948-01-22");
    CHECK(block_texts(document) == Texts{body});
    CHECK(document.metadata.find("tags")->list().size() == 2);
  }
  SECTION("arrays, wrapped arrays and lines give one each") {
    const std::string record = R"({"id": "x1", "text": ")" + body + R"("})";
    const std::string other = R"({"id": "x2", "content": {"text": "<p>)" + body + R"(</p>"}})";
    for (const auto& [name, content] : std::vector<std::pair<std::string, std::string>>{
             {"a.json", "[" + record + ", " + other + "]"},
             {"b.json", R"({"count": 2, "articles": [)" + record + "," + other + "]}"},
             {"c.jsonl", record + "\n\n" + other + "\n"},
             {"d.ndjson", record + "\r\n" + other}}) {
      const Reading got = read_file(folder.write(name, content));
      REQUIRE(got.documents.size() == 2);
      CHECK(got.documents[0].name == name.substr(0, 1) + "#x1");
      CHECK(got.documents[1].name == name.substr(0, 1) + "#x2");
      CHECK(block_texts(got.documents[1]) == Texts{body});
    }
  }
  SECTION("fields named by the user") {
    ReadOptions options;
    options.text_field = "data.main";
    options.name_field = "code";
    options.title_field = "data.label";
    const std::string path = folder.write(
        "e.json",
        R"([{"text": "wrong", "code": "A-1", "data": {"label": "T", "main": ")" + body + R"("}}])");
    const Reading got = read_file(path, options);
    REQUIRE(got.documents.size() == 1);
    CHECK(got.documents[0].name == "A-1");
    CHECK(got.documents[0].title == "T");
    options.text_field = "nothing";
    const Reading none = read_file(path, options);
    REQUIRE(none.errors.size() == 1);
    CHECK(none.errors[0].message.find("no field `nothing`") != std::string::npos);
    CHECK(none.errors[0].hint.find("`data.main`") != std::string::npos);
  }
  SECTION("a bad line is told with its number and the others are read") {
    const std::string good = R"({"text": ")" + body + R"("})";
    const Reading got =
        read_file(folder.write("f.jsonl", good + "\n{\"text\": \n" + good + "\n[1, 2]\n"));
    CHECK(got.documents.size() == 2);
    REQUIRE_FALSE(got.errors.empty());
    CHECK(got.errors[0].code == dossier::Code::MalformedDocument);
    CHECK(got.errors[0].message.find("f.jsonl:2`") != std::string::npos);
  }
}

TEST_CASE("files without a telling name are sniffed", "[read][sniff]") {
  const TemporaryFolder folder;
  const std::string sentence =
      "The Council of Ministers adopted the plan of the commission on Monday.";
  const Reading html = read_file(
      folder.write("page", "<!DOCTYPE html><html><body><p>" + sentence + "</p></body></html>"));
  REQUIRE(html.documents.size() == 1);
  CHECK(block_texts(html.documents[0]) == Texts{sentence});
  const Reading json = read_file(folder.write("data.dat", "{\"text\": \"" + sentence + "\"}"));
  REQUIRE(json.documents.size() == 1);
  CHECK(block_texts(json.documents[0]) == Texts{sentence});
  const Reading text = read_file(folder.write("notes", sentence));
  REQUIRE(text.documents.size() == 1);
}
