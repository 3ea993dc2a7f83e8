#!/usr/bin/env python3
"""Every exported format, read back by the tool it is for.

usage: read_back.py PROGRAM CORPUS TOOL    with TOOL one of graphviz, networkx, igraph, rdflib, plain
"""

import collections
import csv
import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77

# Texts that try to leave the place they are written to, and every kind of value.
HOSTILE = r"""
CREATE (a:Person:`Odd ``label` {name: 'Quote " apostrophe \' <b>&amp;</b> ]]> ; \\N \\', tab: 'a\tb\nc', born: 1815,
  height: 1.5, alive: false, tags: ['x;y', 'z'], day: date('1815-12-10'), at: datetime('2001-02-03T04:05:06+01:00'),
  where: point({x: 1.0, y: 2.0}), home: point({latitude: 59.3, longitude: 18.1, height: 12}), empty: '', none: [],
  numbers: [1, 2, 3], shares: [0.5, 1.0 / 3], days: [date('1815-12-10'), date('1852-11-27')], took: duration('P1Y2M3DT4H'),
  noon: localtime('12:00'), then: localdatetime('2020-02-29T12:00:00.123456789'), clock: time('12:00:00+01:00'),
  zoned: datetime('2020-02-29T12:00:00+02:00[Europe/Helsinki]'), nan: 0.0 / 0, most: 9223372036854775807, odd: 'control \u0007 and bidi \u202e', `key with space`: '日本 😀'})
CREATE (b:Country {name: 'Sweden', wikidata: 'Q34'})
CREATE (a)-[:VISITED {evidence: ['She went. "Twice".', 'She went again.'], documents: ['travels/1', 'letters'],
  confidence: 0.9, date: '1840'}]->(b)
CREATE (a)-[:VISITED {confidence: 0.5}]->(b)
CREATE (a)-[:`LIKES <it>`]->(a)
"""


class Graph:
    """A database, and what a plain reading of its JSON export says is in it."""

    def __init__(self, program, corpus, folder):
        self.program, self.folder = program, folder
        self.path = f"{folder}/graph.dossier"
        self.run("ingest", self.path, corpus)
        self.run("query", self.path, HOSTILE)
        whole = json.loads(self.export("json").read_text())
        self.nodes, self.relationships = whole["nodes"], whole["relationships"]
        self.name = {node["id"]: node["properties"].get("name") for node in self.nodes}
        expect(len(self.nodes) > 100 and len(self.relationships) > 100, "a graph worth testing")

    def run(self, *words):
        subprocess.run([self.program, *words], check=True, stderr=subprocess.DEVNULL)

    def export(self, name, *options):
        path = pathlib.Path(f"{self.folder}/graph.{name}")
        self.run("export", self.path, "--format", name, "-o", str(path), *options)
        return path

    def triples(self):
        """Names of both ends and type of every relationship, with how often they occur."""
        return collections.Counter((self.name[r["start"]], r["type"], self.name[r["end"]]) for r in self.relationships)


def expect(condition, what):
    if not condition:
        raise AssertionError(what)
    print("ok:", what)


def graphviz(graph):
    for name, options in (("all", []), ("clusters", ["--cluster", "community"]), ("documents", ["--cluster", "document"])):
        path = graph.export("dot", *options)
        counted = subprocess.run(["gc", "-n", "-e", path], capture_output=True, text=True, check=True).stdout.split()
        expect([int(counted[0]), int(counted[1])] == [len(graph.nodes), len(graph.relationships)], f"gc counts the same ({name})")
    query = "MATCH p = (:Country)-[r]->(x) WHERE NOT x:Document RETURN p LIMIT 40"
    path = pathlib.Path(f"{graph.folder}/part.svg")
    graph.run("export", graph.path, "--query", query, "-o", str(path), "--cluster", "label")
    text = path.read_text()
    expect(text.count('class="node') > 5 and 'class="cluster"' in text and "“" in text, "dot draws nodes, clusters and evidence")
    part = graph.export("dot", "--max-nodes", "10")
    counted = subprocess.run(["gc", "-n", part], capture_output=True, text=True, check=True).stdout.split()
    expect(int(counted[0]) == 10 and "best connected of" in part.read_text(), "a limit is kept and told")


def networkx(graph):
    import networkx

    def same(read, name_of, type_of, what):
        expect(read.number_of_nodes() == len(graph.nodes) and read.number_of_edges() == len(graph.relationships), f"{what}: counts")
        names = {node: name_of(data) for node, data in read.nodes(data=True)}
        named = {str(key): value for key, value in graph.name.items() if value is not None and "\u0007" not in value}
        found = collections.Counter(type_of(data) for _, _, data in read.edges(data=True))
        expect(found == collections.Counter(r["type"] for r in graph.relationships), f"{what}: types")
        strip = {str(node).lstrip("n"): name for node, name in names.items()}
        expect(all(strip[key] == value for key, value in named.items()), f"{what}: names")

    read = networkx.read_graphml(graph.export("graphml"))
    same(read, lambda data: data.get("name"), lambda data: data["label"], "GraphML")
    ada = next(data for _, data in read.nodes(data=True) if data.get("born") == 1815)
    expect(ada["height"] == 1.5 and ada["alive"] is False, "GraphML: types of values")
    same(networkx.read_gexf(graph.export("gexf")), lambda data: data.get("name"), lambda data: data.get("label") or data.get("type"), "GEXF")
    whole = json.loads(graph.export("cyjs").read_text())
    same(networkx.cytoscape_graph(whole), lambda data: data.get("name"), lambda data: data["interaction"], "Cytoscape")


def igraph(graph):
    import igraph as library

    read = library.Graph.Read_GraphML(str(graph.export("graphml")))
    expect(read.vcount() == len(graph.nodes) and read.ecount() == len(graph.relationships), "igraph counts the same")
    found = collections.Counter((read.vs[e.source]["name"] or None, e["label"], read.vs[e.target]["name"] or None) for e in read.es)
    expect(found == graph.triples(), "igraph reads the same relationships")


def rdflib(graph):
    import rdflib as library
    from rdflib import OWL, RDF, RDFS, SKOS, Namespace, URIRef

    annotation, provenance, schema = (Namespace(text) for text in
                                      ("http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#", "https://schema.org/"))
    base = "urn:dossier:"
    quads = library.ConjunctiveGraph()
    quads.parse(str(graph.export("nquads")), format="nquads")
    statements = set(quads.subjects(RDF.type, RDF.Statement))
    expect(len(statements) == len(graph.relationships), "N-Quads: a statement for every relationship")
    visits = [s for s in statements if quads.value(s, RDF.predicate) == URIRef(base + "type:VISITED")
              and str(quads.value(s, URIRef(base + "key:date"))) == "1840"]
    expect(len(visits) == 1, "N-Quads: properties belong to the statement")
    places = list(quads.objects(visits[0], provenance.wasDerivedFrom))
    sources = {str(quads.value(place, annotation.hasSource)) for place in places}
    quotes = {str(quads.value(quads.value(place, annotation.hasSelector), annotation.exact)) for place in places}
    expect(sources == {base + "document:travels%2F1", base + "document:letters"}, "N-Quads: evidence names its documents")
    expect(quotes == {'She went. "Twice".', "She went again."}, "N-Quads: evidence is quoted exactly")
    contexts = {str(c.identifier) for _, _, _, c in quads.quads((None, URIRef(base + "type:VISITED"), None, None))}
    expect(sources <= contexts, "N-Quads: a fact stands in the graph of each of its documents")
    answer = quads.query("SELECT DISTINCT ?who WHERE { GRAPH ?document { ?who <urn:dossier:type:PROPOSED> ?what } }")
    expect(len(answer) > 5, "N-Quads: SPARQL over named graphs answers who proposed")

    linked = library.Graph()
    linked.parse(str(graph.export("jsonld")), format="json-ld")
    def facts(read):
        return {(str(read.value(s, RDF.subject)), str(read.value(s, RDF.predicate)), str(read.value(s, RDF.object)))
                for s in read.subjects(RDF.type, RDF.Statement)}
    expect(facts(linked) == facts(quads), "JSON-LD says what N-Quads say")
    expect(all((library.URIRef(s), library.URIRef(p), library.URIRef(o)) in linked for s, p, o in facts(linked)), "JSON-LD: relationships are triples, too")
    countries = set(linked.subjects(RDF.type, schema.Country))
    items = {str(item) for country in countries for item in linked.objects(country, SKOS.exactMatch)}
    expect("http://www.wikidata.org/entity/Q159" in items and len(items) > 10, "JSON-LD: countries have Wikidata items")
    expect(any(str(o) == "http://www.wikidata.org/entity/Q34" for o in linked.objects(None, OWL.sameAs)), "JSON-LD: asserted identities")
    names = {str(name) for name in linked.objects(None, schema.name)}
    expect(any("日" in str(o) for o in linked.objects()) and "Sweden" in names, "JSON-LD: any text")
    other = graph.export("nquads", "--base", "https://example.org/kg").read_text()
    expect("<https://example.org/kg/type/VISITED>" in other and "urn:dossier" not in other, "the base can be chosen")


def import_again(graph):
    """CSV keeps every value and its type; it says which mark stands between elements of lists that hold semicolons."""
    told = subprocess.run([graph.program, "export", graph.path, "-o", f"{graph.folder}/graph.csv"],
                          capture_output=True, text=True, check=True).stderr
    expect("--array-delimiter '|'" in told, "CSV: another mark stands between elements that hold semicolons")
    copy = f"{graph.folder}/imported.dossier"
    graph.run("import", copy, "--nodes", f"{graph.folder}/graph.nodes.csv", "--relationships",
              f"{graph.folder}/graph.relationships.csv", "--array-delimiter", "|")
    out = subprocess.run([graph.program, "export", copy, "--format", "json"], capture_output=True, text=True, check=True).stdout
    again = json.loads(out)

    def entities(nodes, relationships):
        content = {node["id"]: json.dumps([sorted(node["labels"]), node["properties"]], sort_keys=True) for node in nodes}
        ties = [(content[r["start"]], r["type"], json.dumps(r["properties"], sort_keys=True), content[r["end"]])
                for r in relationships]
        return collections.Counter(content.values()), collections.Counter(ties)

    expect(entities(again["nodes"], again["relationships"]) == entities(graph.nodes, graph.relationships),
           "CSV: `dossier import` makes the same graph of it, with the same values")
    kinds = "MATCH (a {born: 1815}) RETURN [a.numbers[0] + 1, a.days[0].year, a.took.months, a.home.srid, a.zoned.timezone, a.empty = ''] AS x"
    row = subprocess.run([graph.program, "query", copy, kinds], capture_output=True, text=True, check=True).stdout
    expect(json.loads(row)["x"] == [2, 1815, 14, 4979, "Europe/Helsinki", True], "CSV: values have their types again")


def plain(graph):
    """What the standard library reads: CSV, JSON Lines, and a script read by the program itself."""
    graph.export("csv")
    with open(f"{graph.folder}/graph.nodes.csv", newline="", encoding="utf-8") as file:
        nodes = list(csv.DictReader(file))
    with open(f"{graph.folder}/graph.relationships.csv", newline="", encoding="utf-8") as file:
        relationships = list(csv.DictReader(file))
    expect((len(nodes), len(relationships)) == (len(graph.nodes), len(graph.relationships)), "CSV: counts")
    name = {row[":ID"]: row["name"] or None for row in nodes}
    found = collections.Counter((name[r[":START_ID"]], r[":TYPE"], name[r[":END_ID"]]) for r in relationships)
    expect(found == graph.triples(), "CSV: the same relationships")
    import_again(graph)
    lines = [json.loads(line) for line in graph.export("jsonl").read_text().splitlines()]
    expect([line for line in lines if line.pop("kind") == "node"] == graph.nodes, "JSON Lines: the same nodes")
    script = graph.export("cypher")
    copy = f"{graph.folder}/copy.dossier"
    with open(script) as file:
        subprocess.run([graph.program, "shell", copy], stdin=file, check=True, stderr=subprocess.DEVNULL)
    again = subprocess.run([graph.program, "export", copy, "--format", "cypher"], capture_output=True, check=True).stdout
    expect(again == script.read_bytes(), "a script that is loaded gives the same graph")


TOOLS = {"graphviz": (graphviz, lambda: shutil.which("gc")), "plain": (plain, lambda: True)}
for module, check in (("networkx", networkx), ("igraph", igraph), ("rdflib", rdflib)):
    TOOLS[module] = (check, lambda module=module: importlib.util.find_spec(module))


def main():
    program, corpus, tool = sys.argv[1:4]
    check, present = TOOLS[tool]
    if not present():
        print(f"skipped: {tool} is not installed")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="dossier-test-") as folder:
        check(Graph(program, corpus, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
