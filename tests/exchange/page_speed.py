#!/usr/bin/env python3
"""How smoothly the page of a large graph moves in a browser without a graphics card: frames a second while the view
is shifted, zoomed and dragged with the mouse, and the time of drawing everything when it comes to rest.

usage: page_speed.py PROGRAM [NODES [RELATIONSHIPS A NODE]]
"""

import math
import sys
import tempfile
import time

import devtools
import page

SECONDS = 4

# Moves the camera at each frame and counts the frames.
MOVE = """
(async (kind, seconds) => {
  const {renderer, motion} = dossier, camera = renderer.getCamera();
  const steps = {
    shift: (t) => ({x: 0.5 + 0.2 * Math.sin(t * 3), y: 0.5 + 0.1 * Math.cos(t * 2)}),
    zoom: (t) => ({ratio: 2 ** Math.sin(t * 2)}),
  };
  const before = motion.drawings, begin = performance.now();
  let frames = 0, last = begin, longest = 0;
  while (performance.now() - begin < seconds * 1000) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    frames += 1;
    camera.setState(steps[kind]((now - begin) / 1000));
  }
  return {rate: frames * 1000 / (last - begin), longest, drawings: motion.drawings - before};
})('%s', %d)
"""

COUNT = """
window.counter = {frames: 0, begin: performance.now()};
(function tick() { counter.frames += 1; requestAnimationFrame(tick); })();
"""

# The time until the processor has drawn everything.
DRAW = """
(() => {
  const {renderer} = dossier, pixel = new Uint8Array(4), begin = performance.now();
  renderer.render();
  for (const name of ['edges', 'nodes']) {
    const context = renderer.getCanvases()[name].getContext('webgl2');
    context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, pixel);
  }
  return performance.now() - begin;
})()
"""


def rest(browser):
    browser.run("dossier.renderer.getCamera().setState({x: 0.5, y: 0.5, ratio: 1, angle: 0}); null")
    browser.wait("!dossier.motion.carrying")
    time.sleep(0.5)


def measure_camera(browser, kind):
    rest(browser)
    told = browser.run(MOVE % (kind, SECONDS))
    print(f"{kind}: {told['rate']:.0f} frames/s, the longest {told['longest']:.0f} ms, {told['drawings']} drawings meanwhile")


# A place on the screen where a node is, and one where none is.
PLACES = """(() => {
  const {graph, renderer} = dossier, box = document.getElementById('stage').getBoundingClientRect();
  const at = renderer.graphToViewport(graph.getNodeAttributes(graph.nodes()[0]));
  return [[box.left + at.x, box.top + at.y], [box.left + 30, box.top + 30]];
})()"""


def measure_drag(browser, what, place):
    rest(browser)
    left, top = browser.run(PLACES)[place]
    mouse = lambda kind, x, y: browser.call("Input.dispatchMouseEvent", type=kind, x=x, y=y,
                                            button="left", buttons=1, clickCount=1)
    mouse("mouseMoved", left, top)
    mouse("mousePressed", left, top)
    browser.run(COUNT)
    begin, steps = time.monotonic(), 0
    while time.monotonic() - begin < SECONDS:
        steps += 1
        mouse("mouseMoved", left + int(150 * math.sin(steps / 20)), top + int(80 * math.sin(steps / 15)))
    rate = browser.run("counter.frames * 1000 / (performance.now() - counter.begin)")
    mouse("mouseReleased", left, top)
    print(f"{what} dragged with the mouse: {rate:.0f} frames/s")


def main():
    program = sys.argv[1]
    nodes = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    degree = int(sys.argv[3]) if len(sys.argv) > 3 else 2
    chromium = devtools.find_browser()
    if chromium is None:
        print("skipped: no chromium is installed")
        return page.SKIPPED
    with tempfile.TemporaryDirectory(prefix="dossier-test-") as folder:
        file = page.write_large(program, folder, nodes, degree)
        browser = devtools.Browser(chromium)
        try:
            browser.open(file)
            browser.wait("dossier.motion.measuring === 0")
            print(f"{browser.run('dossier.graph.order')} nodes, {browser.run('dossier.graph.size')} relationships, "
                  f"drawing is {'slow' if browser.run('dossier.motion.slow') else 'fast'}")
            measure_camera(browser, "shift")
            measure_camera(browser, "zoom")
            measure_drag(browser, "view", 1)
            measure_drag(browser, "node", 0)
            rest(browser)
            print(f"drawing everything: {min(browser.run(DRAW) for _ in range(5)):.0f} ms")
        finally:
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
