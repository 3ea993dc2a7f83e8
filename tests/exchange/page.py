#!/usr/bin/env python3
"""The page that `dossier export --format html` writes, in a real browser.

usage: page.py PROGRAM CORPUS [FOLDER FOR SCREENSHOTS]
"""

import os
import subprocess
import sys
import tempfile
import time

import devtools

SKIPPED = 77

# How many colours a picture has where the drawing is: the page itself takes it apart.
COLOURS = """
new Promise((done) => {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = image.width; canvas.height = image.height;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const left = 300, top = 60;
    const bytes = pen.getImageData(left, top, image.width - left, image.height - top).data, seen = new Map();
    for (let i = 0; i < bytes.length; i += 4) {
      const colour = bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2];
      seen.set(colour, (seen.get(colour) || 0) + 1);
    }
    done([...seen.values()].filter((count) => count > 30).length);
  };
  image.src = 'data:image/png;base64,%s';
})
"""


def run(program, *words):
    subprocess.run([program, *words], check=True, stderr=subprocess.DEVNULL)


def expect(condition, what):
    if not condition:
        raise AssertionError(what)
    print("ok:", what)


def counts(browser):
    words = browser.run("document.getElementById('count').textContent").split()
    return int(words[0]), int(words[2]), int(words[4]), int(words[6])


def check_drawing(browser, place):
    expect(browser.run(COLOURS % browser.screenshot(place)) > 8, "nodes and edges are drawn")
    expect(not browser.errors, f"no script fails {browser.errors}")
    expect(all(url.startswith(("file:", "data:", "blob:")) for url in browser.requests),
           "nothing is asked from the network")


def check_search(browser):
    browser.run("document.getElementById('search').value = 'NATO'; document.getElementById('search').onchange({target: document.getElementById('search')})")
    expect(browser.run("document.getElementById('detail').hidden") is False, "search opens the panel")
    title = browser.run("document.querySelector('#detail h3').textContent")
    expect(title in ("NATO", "North Atlantic Treaty Organization"), "an alias finds its node")
    expect(browser.run("document.querySelectorAll('#detail blockquote').length") > 0, "evidence is shown")


def check_click(browser):
    browser.run("document.getElementById('close').click()")
    browser.wait("!dossier.renderer.getCamera().isAnimated()")
    browser.run("dossier.renderer.getCamera().setState({x: 0.5, y: 0.5, ratio: 1, angle: 0}); dossier.renderer.refresh({schedule: false}); null")
    place = browser.run("""(() => {
      const {graph, renderer} = dossier;
      const node = graph.findNode((_, {data}) => data.name === 'Russia');
      const at = renderer.graphToViewport(graph.getNodeAttributes(node));
      const box = document.getElementById('stage').getBoundingClientRect();
      return [box.left + at.x, box.top + at.y];
    })()""")
    browser.click(*place)
    browser.wait("!document.getElementById('detail').hidden", 10)
    expect(browser.run("document.querySelector('#detail h3').textContent") == "Russia", "a click opens what was clicked")


# Where a node of a name is on the screen.
PLACE = """(() => {
  const {graph, renderer} = dossier;
  const node = graph.findNode((_, {data}) => data.name === '%s');
  const at = renderer.graphToViewport(graph.getNodeAttributes(node));
  const box = document.getElementById('stage').getBoundingClientRect();
  return [box.left + at.x, box.top + at.y];
})()"""


# The name of the node with several neighbours that stands farthest from all others that are seen.
APART = """(() => {
  const {graph, renderer} = dossier;
  const seen = graph.filterNodes((node) => !renderer.getNodeDisplayData(node).hidden);
  const at = new Map(seen.map((node) => [node, renderer.graphToViewport(graph.getNodeAttributes(node))]));
  const width = document.getElementById('stage').clientWidth, height = document.getElementById('stage').clientHeight;
  const inside = ({x, y}) => x > 50 && y > 50 && x < width - 50 && y < height - 50;
  const nearest = (node) => Math.min(...seen.filter((other) => other !== node).map((other) =>
    Math.hypot(at.get(node).x - at.get(other).x, at.get(node).y - at.get(other).y)));
  const fit = seen.filter((node) => graph.degree(node) > 3 && inside(at.get(node)) &&
    graph.getNodeAttribute(node, 'data').name && graph.getNodeAttribute(node, 'data').name !== 'United States');
  return graph.getNodeAttribute(fit.sort((a, b) => nearest(b) - nearest(a))[0], 'data').name;
})()"""


def double_click_until(browser, name, condition):
    """A browser that is short of processor time takes two slow clicks for two clicks."""
    for _ in range(5):
        browser.double_click(*browser.run(PLACE % name))
        try:
            return browser.wait(condition, 5)
        except TimeoutError:
            continue
    raise TimeoutError(condition)


# Whether all nodes that are seen stand left of the panel.
BESIDE_PANEL = """(() => {
  const {graph, renderer} = dossier, left = (id) => document.getElementById(id).getBoundingClientRect().left;
  return graph.everyNode((node) => renderer.getNodeDisplayData(node).hidden ||
    left('stage') + renderer.graphToViewport(graph.getNodeAttributes(node)).x < left('detail'));
})()"""


def check_neighbourhood(browser, pictures):
    browser.run("document.getElementById('close').click()")
    whole = counts(browser)
    time.sleep(0.5)  # the last click is no part of the next two
    name = browser.run(APART)
    double_click_until(browser, name,
                       f"!document.getElementById('count').textContent.startsWith('{whole[0]} of')")
    near = browser.run("""(() => { const {graph} = dossier;
      const node = graph.findNode((_, {data}) => data.name === '%s');
      return graph.neighbors(node).filter((other) =>
        !['Sentence', 'Extraction'].includes(graph.getNodeAttribute(other, 'data').label)).length;
    })()""" % name)
    expect(counts(browser)[0] == near + 1, "a double click leaves a node and its neighbours")
    browser.wait(BESIDE_PANEL, 20)
    if pictures:
        browser.screenshot(pictures + "/page-near.png")
    browser.run("""dossier.renderer.emit('doubleClickNode', {preventSigmaDefault() {},
      node: dossier.graph.findNode((_, {data}) => data.name === 'United States')})""")
    expect(counts(browser)[0] > near + 1, "another adds the neighbours of the next")
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=5, y=5)
    browser.run("document.getElementById('all').click()")
    expect(counts(browser) == whole, "all of it comes back")


def check_dates(browser, pictures):
    set_date = """((name, text) => { const field = document.getElementById(name);
      field.value = text; field.oninput({target: field}); })"""
    browser.run(set_date + "('from', '1980')")
    browser.run(set_date + "('to', '1989')")
    found = browser.run("""dossier.graph.filterEdges((_, {data}, a, b) => {
      const date = String(data.properties.date ?? '');
      const off = (node) => ['Sentence', 'Extraction'].includes(
        dossier.graph.getNodeAttribute(node, 'data').label);
      return date >= '1980' && date < '1990' && !off(a) && !off(b);
    }).length""")
    expect(counts(browser)[2] == found > 3, f"{found} relationships are of the eighties")
    browser.run("document.getElementById('alone').click()")
    shown, nodes = counts(browser)[:2]
    expect(shown <= 2 * found and shown < nodes, "nodes without one of them can be hidden")
    browser.run("document.getElementById('fit').click()")
    browser.wait("!dossier.renderer.getCamera().isAnimated()")
    if pictures:
        browser.screenshot(pictures + "/page-eighties.png")
    browser.run("document.getElementById('alone').click()")
    browser.run(set_date + "('from', '')")
    browser.run(set_date + "('to', '')")


def check_picture(browser, pictures):
    browser.run("""window.saved = null;
      HTMLAnchorElement.prototype.click = function () { window.saved = this; }; null""")
    browser.run("document.getElementById('picture').click()")
    browser.wait("window.saved !== null", 20)
    expect(browser.run("saved.download") == "graph.png", "a picture is offered as a file")
    colours = browser.run("""new Promise((done) => {
      const image = new Image();
      image.onload = () => {
        const canvas = document.createElement('canvas');
        canvas.width = image.width; canvas.height = image.height;
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        const bytes = pen.getImageData(0, 0, image.width, image.height).data, seen = new Set();
        for (let i = 0; i < bytes.length; i += 4)
          seen.add(bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2]);
        done(seen.size);
      };
      image.src = saved.href;
    })""")
    expect(colours > 8, f"it shows the drawing ({colours} colours)")


def check_filters(browser):
    before = counts(browser)
    browser.run("[...document.querySelectorAll('#labels input')].find((box) => box.name === 'Person').click()")
    after = counts(browser)
    persons = browser.run("dossier.graph.filterNodes((_, {data}) => data.label === 'Person').length")
    expect(before[0] - after[0] == persons > 0, "the filter of a label hides its nodes")
    browser.run("const range = document.getElementById('confidence'); range.value = 0.95; range.oninput({target: range})")
    expect(counts(browser)[2] < after[2], "the filter of confidence hides relationships")
    browser.run("document.getElementById('from').value = '1990'; document.getElementById('from').oninput({target: document.getElementById('from')})")
    expect(counts(browser)[2] <= after[2], "the filter of dates hides relationships")


def check_small(browser, program, corpus, folder, pictures):
    run(program, "ingest", folder + "/g.dossier", corpus)
    run(program, "export", folder + "/g.dossier", "-o", folder + "/g.html", "--title", "Tour")
    browser.open(folder + "/g.html")
    expect(browser.run("document.title") == "Tour", "the page has its title")
    shown, nodes, _, edges = counts(browser)
    expect(nodes == browser.run("dossier.graph.order") and edges == browser.run("dossier.graph.size") and shown > 100,
           f"{nodes} nodes and {edges} relationships are there, {shown} of the nodes seen")
    check_drawing(browser, pictures and pictures + "/page.png")
    check_search(browser)
    if pictures:
        browser.screenshot(pictures + "/page-search.png")
    check_click(browser)
    if pictures:
        browser.screenshot(pictures + "/page-click.png")
    check_neighbourhood(browser, pictures)
    check_dates(browser, pictures)
    check_picture(browser, pictures)
    check_filters(browser)


def check_odd(browser, program, folder):
    """Data that tries to be markup, numbers that JavaScript cannot hold, nodes without labels, and nothing at all."""
    path = folder + "/odd.dossier"
    run(program, "shell", path, "-c", "CREATE (:`</b>` {name: '</script><script>window.broken = 1</script>', most: 9223372036854775807, "
        "all: [9007199254740993]})-[:`<i>` {evidence: ['<img src=x onerror=\"window.broken = 1\">']}]->({name: 'bare'});")
    run(program, "export", path, "-o", folder + "/odd.html", "--title", "</title><script>window.broken = 1</script>")
    browser.open(folder + "/odd.html")
    browser.run("dossier.choose('0', false); null")
    text = browser.run("document.getElementById('detail').textContent")
    expect("9223372036854775807" in text and "9007199254740993" in text, "long integers keep all their digits")
    expect("onerror" in text and not browser.run("window.broken") and not browser.errors, "texts stay texts")
    expect("(no label)" in browser.run("document.getElementById('labels').textContent"), "nodes without a label can be filtered")
    run(program, "export", path, "--query", "MATCH (n:None) RETURN n", "-o", folder + "/empty.html")
    browser.open(folder + "/empty.html")
    expect(not browser.run("document.getElementById('nothing').hidden") and not browser.errors, "an empty page says that it is")


def check_fragment(browser):
    browser.run("location.hash = '#q=Finland'")
    browser.wait("document.querySelector('#detail h3')?.textContent === 'Finland'", 10)
    expect(True, "a fragment of the address searches")


def write_large(program, folder, nodes=5000, degree=2):
    """A page of that many nodes, with `degree` relationships for each."""
    path = folder + "/large.dossier"
    run(program, "shell", path, "-c", f"UNWIND range(0, {nodes - 1}) AS i CREATE (:Person {{name: 'person ' + toString(i), number: i}});"
        "CREATE INDEX number FOR (n:Person) ON (n.number);"
        f"MATCH (a:Person) UNWIND [a.number / 2, (a.number * 7) % {nodes}, (a.number * 13 + 5) % {nodes}][0..{degree}] AS other "
        "MATCH (b:Person {number: other}) CREATE (a)-[:KNOWS]->(b);")
    run(program, "export", path, "-o", folder + "/large.html")
    return folder + "/large.html"


# How far a node is from where the shifted picture shows it, after a step of the camera.
ASTRAY = """((step) => {
  const {graph, renderer, motion} = dossier, nodes = graph.nodes().slice(0, 50);
  const places = () => nodes.map((node) => renderer.graphToViewport(graph.getNodeAttributes(node), {cameraState: renderer.getCamera().getState()}));
  renderer.getCamera().setState({x: 0.5, y: 0.5, ratio: 1, angle: 0});
  renderer.render();
  const before = places(), drawings = motion.drawings;
  renderer.getCamera().setState(step);
  if (!motion.carrying || motion.drawings !== drawings) return -1;
  const matrix = new DOMMatrix(getComputedStyle(motion.picture).transform);
  return Math.max(...places().map((place, i) => {
    const shown = matrix.transformPoint(new DOMPoint(before[i].x, before[i].y));
    return Math.hypot(shown.x - place.x, shown.y - place.y);
  }));
})(%s)"""


def check_motion(browser):
    browser.wait("dossier.motion.measuring === 0")
    expect(browser.run("dossier.motion.slow"), "drawing on a processor counts as slow")
    for step in ("{x: 0.58, y: 0.45}", "{ratio: 0.6, x: 0.4}", "{angle: 0.5, ratio: 1.4}"):
        astray = browser.run(ASTRAY % step)
        expect(0 <= astray < 0.5, f"a moving view is the last picture, {step}: {astray:.3f} px astray")
    drawings = browser.run("dossier.motion.drawings")
    browser.wait("!dossier.motion.carrying", 20)
    expect(browser.run("dossier.motion.drawings") > drawings, "at rest all is drawn anew")
    browser.run("dossier.renderer.getCamera().setState({x: 5}); null")
    expect(not browser.run("dossier.motion.carrying"), "a picture that is out of sight is drawn anew at once")


def check_large(browser, program, folder, pictures):
    browser.open(write_large(program, folder))
    expect(counts(browser) == (5000, 5000, 10000, 10000), "5,000 nodes and 10,000 relationships are there")
    check_drawing(browser, pictures and pictures + "/page-large.png")
    spent = browser.run("""(() => { const start = performance.now();
      for (let i = 0; i < 5; ++i) dossier.renderer.refresh({schedule: false});
      return (performance.now() - start) / 5; })()""")
    expect(spent < 1500, f"a redrawing of everything takes {spent:.0f} ms on a processor alone")
    check_motion(browser)


def main():
    program, corpus = sys.argv[1:3]
    pictures = sys.argv[3] if len(sys.argv) > 3 else None
    chromium = devtools.find_browser()
    if chromium is None:
        print("skipped: no chromium is installed")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="dossier-test-") as folder:
        browser = devtools.Browser(chromium)
        try:
            check_small(browser, program, corpus, folder, pictures)
            check_fragment(browser)
            check_odd(browser, program, folder)
            check_large(browser, program, folder, pictures)
        finally:
            browser.close()
    return 0


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(__file__))
    sys.exit(main())
