'use strict';
// Keeps the view moving where drawing is slow, as without a graphics card. While the camera moves, a picture of the
// last drawing is shifted and scaled, which costs next to nothing; when it comes to rest everything is drawn anew.
// Where drawing is fast, each step is drawn.
class Motion {
  static kSlow = 40;        // milliseconds of a drawing above which it counts as slow
  static kRest = 140;       // milliseconds without a step after which the camera rests
  static kLeastSeen = 0.25; // share of the window that a shifted picture has to cover
  static kLayers = ['edges', 'edgeLabels', 'nodes', 'labels', 'hovers', 'hoverNodes'];

  slow = false;
  carrying = false;
  copying = true;           // set it to false while drawings follow each other for another reason
  drawings = 0;

  /// `onSlow` is called once, when the first drawings turn out to be slow.
  constructor(renderer, onSlow) {
    this.renderer = renderer;
    this.onSlow = onSlow;
    this.camera = renderer.getCamera();
    const canvases = renderer.getCanvases();
    this.layers = Motion.kLayers.map((name) => canvases[name]);
    renderer.unbindCameraHandlers();
    this.camera.on('updated', () => this.step());
    renderer.on('beforeRender', () => { this.begun = performance.now(); });
    renderer.on('afterRender', () => this.drawn());
  }

  /// Measures drawings until it is known how long they take. The first ones hold the making of shaders, too.
  measure() {
    this.measuring = 3;
    this.renderer.scheduleRender();
  }

  step() {
    clearTimeout(this.timer);
    if (!this.picture || !this.carry()) {
      this.renderer.scheduleRender();
      return;
    }
    this.timer = setTimeout(() => this.renderer.scheduleRender(), Motion.kRest);
  }

  /// Moves the picture to where the camera is; false when too little of the window would show it.
  carry() {
    const place = (point, cameraState) => this.renderer.framedGraphToViewport(point, {cameraState});
    const now = this.camera.getState(), origin = {x: 0, y: 0}, unit = {x: 1, y: 0};
    const a = place(origin, this.at), b = place(unit, this.at), c = place(origin, now), d = place(unit, now);
    // The similarity that takes a to c and b to d, as a quotient of complex numbers.
    const before = {x: b.x - a.x, y: b.y - a.y}, after = {x: d.x - c.x, y: d.y - c.y};
    const square = before.x ** 2 + before.y ** 2;
    const cos = (after.x * before.x + after.y * before.y) / square, sin = (after.y * before.x - after.x * before.y) / square;
    const x = c.x - (cos * a.x - sin * a.y), y = c.y - (sin * a.x + cos * a.y);
    if (this.seen(Math.hypot(cos, sin), x, y) < Motion.kLeastSeen) return false;
    this.picture.style.transform = `matrix(${cos}, ${sin}, ${-sin}, ${cos}, ${x}, ${y})`;
    if (!this.carrying) this.show(true);
    return true;
  }

  /// The share of the window that a picture covers when it is scaled and shifted.
  seen(scale, x, y) {
    const {width, height} = this.renderer.getDimensions();
    const overlap = (shift, size) => Math.max(0, Math.min(size, shift + scale * size) - Math.max(0, shift)) / size;
    return overlap(x, width) * overlap(y, height);
  }

  /// Either the picture or the drawing itself is seen.
  show(carrying) {
    this.carrying = carrying;
    this.picture.style.visibility = carrying ? 'visible' : 'hidden';
    for (const layer of this.layers) layer.style.visibility = carrying ? 'hidden' : '';
  }

  drawn() {
    clearTimeout(this.timer);
    this.at = this.camera.getState();
    this.drawings += 1;
    if (this.carrying) this.show(false);
    if (this.slow && this.copying) this.copy();
    if (this.measuring > 0) this.take();
  }

  /// Makes the picture of what has just been drawn: only now the layers can be read.
  copy() {
    const [{width, height, style}] = this.layers;
    if (!this.picture) {
      this.picture = document.createElement('canvas');
      this.picture.style.cssText = 'position: absolute; transform-origin: 0 0; visibility: hidden;';
      this.layers[0].before(this.picture);
    }
    Object.assign(this.picture, {width, height});
    Object.assign(this.picture.style, {width: style.width, height: style.height});
    const pen = this.picture.getContext('2d');
    for (const layer of this.layers) pen.drawImage(layer, 0, 0);
  }

  /// Reading a pixel back waits until everything is drawn.
  take() {
    const canvases = this.renderer.getCanvases(), pixel = new Uint8Array(4);
    for (const name of ['edges', 'nodes']) {
      const context = canvases[name].getContext('webgl2') || canvases[name].getContext('webgl');
      if (context) context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, pixel);
    }
    this.took = performance.now() - this.begun;
    this.measuring = this.took > Motion.kSlow ? this.measuring - 1 : 0;
    if (this.measuring > 0) { setTimeout(() => this.renderer.scheduleRender(), 50); return; }
    if (this.took <= Motion.kSlow) return;
    this.slow = true;
    this.onSlow();
  }
}
