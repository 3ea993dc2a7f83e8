#!/usr/bin/env python3
"""O15: random graphs and queries, answered by Dossier and by Kuzu (https://kuzudb.com), compared as bags of rows.

    differential.py PROGRAM [CASES [SEED]]

Kuzu is the Python module kuzu, or that of Node.js where NODE_PATH leads to it (kuzu.js). Ends with 77, which ctest takes for
skipped, where neither is installed. Queries keep to what both
mean the same by (the sum of nothing is null in Kuzu, and conditions of a subquery on rows around it are wrong there
for null): one label, types with a direction or without, walks that use no relationship twice (TRAIL in Kuzu,
and written out where Kuzu would let one relationship stand twice in a pattern).
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import kuzu
except ImportError:
    kuzu = None

TYPES = ["R", "S"]
WORDS = ["a", "ab", "b", "abab", ""]


def literal(value):
    if value is None:
        return "NULL"
    return "'" + value + "'" if isinstance(value, str) else str(value)


class Case:
    """A graph and queries over it; the same seed gives the same."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        pick = self.random.choice
        self.nodes = [
            {"id": n, "i": pick([0, 1, 2, 3, None]), "s": pick(WORDS + [None]), "f": pick([0.0, 0.5, 1.5, None])}
            for n in range(self.random.randint(1, 9))
        ]
        self.edges = [
            (pick(self.nodes)["id"], pick(TYPES), pick([0, 1, 2]), pick(self.nodes)["id"])
            for _ in range(self.random.randint(0, 2 * len(self.nodes)))
        ]

    def setup(self):
        out = []
        for node in self.nodes:
            known = ", ".join(f"{key}: {literal(value)}" for key, value in node.items() if value is not None)
            out.append(f"CREATE (:N {{{known}}})")
        for begin, kind, k, end in self.edges:
            out.append(f"MATCH (a:N {{id: {begin}}}), (b:N {{id: {end}}}) CREATE (a)-[:{kind} {{k: {k}}}]->(b)")
        return out

    def number(self, names):
        return self.random.choice([f"{self.random.choice(names)}.i", f"{self.random.choice(names)}.f",
                                   str(self.random.randint(0, 3))])

    def comparison(self, names):
        one = self.random.choice(names)
        form = self.random.randrange(6)
        if form == 0:
            return f"{one}.i IS {self.random.choice(['', 'NOT '])}NULL"
        if form == 1:
            return f"{one}.i IN [{self.random.randint(0, 3)}, {self.random.randint(0, 3)}]"
        if form == 2:
            return f"{one}.s {self.random.choice(['STARTS WITH', 'ENDS WITH', 'CONTAINS'])} {literal(self.random.choice(WORDS))}"
        if form == 3:
            return f"{one}.s {self.random.choice(['=', '<>', '<', '>='])} {literal(self.random.choice(WORDS))}"
        return f"{self.number(names)} {self.random.choice(['=', '<>', '<', '<=', '>', '>='])} {self.number(names)}"

    def predicate(self, names, depth=2):
        if depth == 0 or self.random.random() < 0.4:
            return self.comparison(names)
        if self.random.random() < 0.2:
            return f"NOT ({self.predicate(names, depth - 1)})"
        joint = self.random.choice(["AND", "OR", "XOR"])
        return f"({self.predicate(names, depth - 1)} {joint} {self.predicate(names, depth - 1)})"

    def arrow(self, name):
        types = self.random.choice([":R", ":S", ":R|S"])
        return self.random.choice([f"-[{name}{types}]->", f"<-[{name}{types}]-"])

    def pattern(self):
        """Path, names of its nodes, and the condition that its relationships differ."""
        hops = self.random.randint(0, 2)
        path, names = "(a:N)", ["a"]
        for n in range(hops):
            names.append("bcd"[n])
            path += self.arrow(f"r{n}") + f"({names[-1]}:N)"
        apart = [f"id(r{x}) <> id(r{y})" for x in range(hops) for y in range(x)]
        return path, names, " AND ".join(apart)

    def query(self):
        """The text for Dossier and the one for Kuzu."""
        form = self.random.randrange(12)
        low, high = 1, self.random.randint(1, 3)
        if form == 0:
            kind = self.random.choice([":R", ":S", ":R|S"])
            tail = f"{low}..{high}]->(b:N) WHERE {self.predicate(['a', 'b'])} RETURN a.id, b.id"
            return f"MATCH (a:N)-[{kind}*{tail}", f"MATCH (a:N)-[{kind}* TRAIL {tail}"
        if form == 1:
            text = "MATCH p = {}(a:N)-[:R{}]->{}(b:N) WHERE a.id <> b.id RETURN a.id, b.id, {}(p)"
            return (text.format("ALL SHORTEST ", "", "{1,4}", "length"),
                    text.format("", "* ALL SHORTEST 1..4", "", "length"))
        if form == 2:
            inner = f"MATCH (a)-[:R]->(b:N) WHERE {self.predicate(['b'], 1)}"
            both = f"MATCH (a:N) RETURN a.id, COUNT {{ {inner} }} AS n"
            return both, both
        if form == 3:
            inner = f"MATCH (a)-[:{self.random.choice(TYPES)}]->(b:N) WHERE {self.predicate(['b'], 1)}"
            both = f"MATCH (a:N) WHERE {self.random.choice(['', 'NOT '])}EXISTS {{ {inner} }} RETURN a.id"
            return both, both
        if form == 4:
            both = (f"MATCH (a:N) OPTIONAL MATCH (a)-[r:{self.random.choice(TYPES)}]->(b:N) "
                    f"WHERE {self.predicate(['a', 'b'], 1)} RETURN a.id, b.id")
            return both, both
        if form == 5:
            both = f"MATCH (a:N) WHERE {self.predicate(['a'])} RETURN a.id AS x UNION ALL MATCH (a:N) RETURN a.i AS x"
            return both, both
        if form == 6:
            both = (f"MATCH (a:N) WHERE {self.predicate(['a'])} WITH a.i AS i, count(*) AS n, coalesce(sum(a.f), 0.0) AS s "
                    f"WHERE n >= {self.random.randint(1, 2)} RETURN i, n, s")
            return both, both
        path, names, apart = self.pattern()
        where = self.predicate(names)
        result = self.random.choice([
            "count(*)", ", ".join(f"{n}.id" for n in names), "DISTINCT a.i", f"{names[-1]}.s, count(a.i), min(a.id), max(a.f)",
            "a.id, CASE WHEN a.i > 1 THEN 'big' WHEN a.i IS NULL THEN 'none' ELSE a.s END", "count(DISTINCT a.s), avg(a.i)",
            "a.id, a.i + a.f, a.i * 2 - 1, -a.i", "a.id, size(a.s), upper(a.s), a.s + 'x'", "a.id, coalesce(a.i, a.id)",
            "a.id ORDER BY a.id LIMIT 3" if len(names) == 1 else "count(*)",
        ])
        condition = f"({where})"
        kuzu_condition = condition + (f" AND {apart}" if apart else "")
        return (f"MATCH {path} WHERE {condition} RETURN {result}", f"MATCH {path} WHERE {kuzu_condition} RETURN {result}")


def plain(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    return round(float(value), 9)


def bag(rows):
    return sorted(repr([plain(value) for value in row]) for row in rows)


def dossier_answers(program, folder, case, queries):
    database = folder / "case.dossier"
    run = lambda command, text: subprocess.run([program, *command, str(database)] if command == ["shell"] else
                                               [program, "query", str(database), "-f", "-", *command],
                                               input=text, capture_output=True, text=True, check=False)
    run(["shell"], ";\n".join(case.setup()) + ";\n")
    answers = []
    for query in queries:
        made = run(["--format", "jsonl", "--quiet"], query)
        if made.returncode != 0:
            answers.append(made.stderr.strip())
            continue
        answers.append(bag(list(json.loads(line).values()) for line in made.stdout.splitlines() if line.startswith("{")))
    return answers


def kuzu_setup(case):
    tables = ["CREATE NODE TABLE N(id INT64, i INT64, s STRING, f DOUBLE, PRIMARY KEY(id))"]
    return tables + [f"CREATE REL TABLE {kind}(FROM N TO N, k INT64)" for kind in TYPES] + case.setup()


class KuzuModule:
    """Kuzu within this process."""

    @staticmethod
    def answers(case, queries):
        connection = kuzu.Connection(kuzu.Database(":memory:"))
        for statement in kuzu_setup(case):
            connection.execute(statement)
        answers = []
        for query in queries:
            try:
                answers.append(bag(connection.execute(query)))
            except RuntimeError as failure:
                answers.append("refused: " + str(failure))
        return answers


class KuzuNode:
    """Kuzu by its module for Node.js, in a process beside this one."""

    def __init__(self):
        script = Path(__file__).with_name("kuzu.js")
        self.process = subprocess.Popen(["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def answers(self, case, queries):
        self.process.stdin.write(json.dumps({"setup": kuzu_setup(case), "queries": queries}) + "\n")
        self.process.stdin.flush()
        made = json.loads(self.process.stdout.readline())
        return [bag(one["rows"]) if "rows" in one else "refused: " + one["error"] for one in made]


def find_kuzu():
    if kuzu is not None:
        return KuzuModule()
    try:
        found = subprocess.run(["node", "-e", "require('kuzu')"], capture_output=True, check=False).returncode == 0
    except OSError:
        found = False
    return KuzuNode() if found else None


def main():
    program = sys.argv[1]
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    other_engine = find_kuzu()
    if other_engine is None:
        print("skipped: Kuzu is not installed, neither for Python nor for Node.js")
        return 77
    compared = different = refused = 0
    for seed in range(first, first + cases):
        case = Case(seed)
        queries = [case.query() for _ in range(8)]
        with tempfile.TemporaryDirectory(prefix="dossier-oracle-") as folder:
            ours = dossier_answers(program, Path(folder), case, [one for one, _ in queries])
        theirs = other_engine.answers(case, [other for _, other in queries])
        for (query, other), one, two in zip(queries, ours, theirs):
            if isinstance(two, str):
                refused += 1
                continue
            compared += 1
            if one == two:
                continue
            different += 1
            print(f"DIFFERENT, seed {seed}\n  {case.nodes}\n  {case.edges}\n  {query}\n  {one}\n  {other}\n  {two}\n")
    print(f"{compared} compared, {different} different, {refused} refused by the other engine")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
