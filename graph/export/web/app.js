'use strict';
// Shows the graph of the page. Everything from the data reaches the page as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const graph = new graphology.MultiDirectedGraph();
  const byId = (id) => document.getElementById(id);
  const off = {label: new Set(), type: new Set()};
  const short = (text, length) => text.length > length ? [...text].slice(0, length - 1).join('').trimEnd() + '…' : text;
  // What documents are made of would hide what they speak about; a click shows it.
  if (data.labels.length > 4) {
    for (const {name} of data.labels) if (name === 'Sentence' || name === 'Extraction') off.label.add(name);
  }
  let confidence = 0, from = '', to = '', focus = null, hovered = null, chosen = null;

  for (const node of data.nodes) {
    graph.addNode(node.id, {x: node.x, y: node.y, size: node.size, label: short(node.name, 40), color: node.color, data: node});
  }
  // Where lines are many, each is fainter. Opaque, since blended lines add up to white.
  const lines = data.relationships.length;
  const ink = lines > 3000 ? '#dde1e7' : lines > 400 ? '#c3cad5' : '#98a2b3';
  for (const edge of data.relationships) {
    graph.addEdgeWithKey('r' + edge.id, edge.start, edge.end, {size: 1, color: ink, label: edge.type, type: 'arrow', data: edge});
  }

  const year = (text) => (text || '').trim();
  function edgeSeen(edge) {
    const it = graph.getEdgeAttribute(edge, 'data'), properties = it.properties;
    if (off.type.has(it.type)) return false;
    if (typeof properties.confidence === 'number' && properties.confidence < confidence) return false;
    const date = properties.date === undefined || properties.date === null ? '' : String(properties.date);
    if ((from || to) && !date) return false;
    return !(from && date < from) && !(to && date.slice(0, to.length) > to);
  }
  function wanted(node) {
    if (off.label.has(graph.getNodeAttribute(node, 'data').label)) return false;
    return focus === null || focus.has(node);
  }
  // Nodes that a seen relationship ends at; null while those without one are shown, too.
  let tied = null;
  const nodeSeen = (node) => wanted(node) && (tied === null || tied.has(node));
  const near = (node) => hovered === null || node === hovered || graph.areNeighbors(node, hovered);

  // Names stand on a light edge, so that they can be read on lines and dots.
  function drawLabel(pen, node, settings) {
    if (!node.label) return;
    const size = settings.labelSize, x = node.x + node.size + 3, y = node.y + size / 3;
    pen.font = `${settings.labelWeight} ${size}px ${settings.labelFont}`;
    pen.lineWidth = 3;
    pen.lineJoin = 'round';
    pen.strokeStyle = 'rgba(246, 247, 249, 0.85)';
    pen.strokeText(node.label, x, y);
    pen.fillStyle = '#1d2430';
    pen.fillText(node.label, x, y);
  }

  // Where drawing is slow, many relationships are thin lines; those of the node below the pointer keep their arrows.
  let plain = false;
  const renderer = new Sigma(graph, byId('stage'), {
    allowInvalidContainer: true, renderEdgeLabels: graph.size <= 400, defaultEdgeType: 'arrow', zIndex: true,
    edgeProgramClasses: {arrow: Sigma.rendering.EdgeArrowProgram, line: Sigma.rendering.EdgeLineProgram},
    labelDensity: 0.9, labelGridCellSize: 90, labelRenderedSizeThreshold: graph.order > 800 ? 7 : 3,
    labelFont: 'system-ui, DejaVu Sans, sans-serif', edgeLabelSize: 10, stagePadding: 40,
    labelSize: 12, defaultDrawNodeLabel: drawLabel, enableEdgeEvents: true,
    nodeReducer: (node, attributes) => {
      const out = {...attributes, hidden: !nodeSeen(node)};
      if (!near(node)) { out.color = '#e4e7ec'; out.label = ''; out.zIndex = 0; } else { out.zIndex = 1; }
      if (node === chosen) out.highlighted = true;
      return out;
    },
    edgeReducer: (edge, attributes) => {
      const out = {...attributes, hidden: !edgeSeen(edge)};
      if (plain && hovered === null) out.type = 'line';
      if (edge === chosen) { out.color = '#1d2430'; out.size = 3; return out; }
      if (hovered !== null) {
        if (graph.extremities(edge).includes(hovered)) { out.color = '#475467'; out.size = 2; } else { out.hidden = true; }
      }
      return out;
    },
  });

  const motion = new Motion(renderer, () => { plain = graph.size > 2000; renderer.refresh(); });

  function refresh() {
    let nodes = 0, edges = 0;
    const ends = new Set();
    graph.forEachEdge((edge, _, a, b) => {
      if (!edgeSeen(edge) || !wanted(a) || !wanted(b)) return;
      edges += 1;
      ends.add(a).add(b);
    });
    tied = byId('alone').checked ? ends : null;
    if (hovered !== null && !nodeSeen(hovered)) hovered = null;
    graph.forEachNode((node) => { nodes += nodeSeen(node); });
    byId('count').textContent = `${nodes} of ${graph.order} nodes, ${edges} of ${graph.size} relationships`;
    byId('nothing').hidden = nodes > 0;
    byId('limit').textContent = data.limit ? `This page has ${data.limit}.` : '';
    renderer.refresh();
  }

  // Where the camera shows a place, "x" and "y" between 0 and 1, in the middle of what the panel leaves free.
  function cameraAt(x, y, ratio) {
    const {width, height} = renderer.getDimensions(), panel = byId('detail');
    const covered = panel.hidden || panel.offsetWidth > width / 2 ? 0 : panel.offsetWidth;
    const state = {x, y, angle: 0, ratio: ratio * Math.min(width, height) / Math.min(width - covered, height)};
    return {...state, x: renderer.viewportToFramedGraph({x: (width + covered) / 2, y: height / 2}, {cameraState: state}).x};
  }
  // The window shows what is seen.
  function fit() {
    const x = [], y = [];
    graph.forEachNode((node, at) => { if (nodeSeen(node)) { x.push(at.x); y.push(at.y); } });
    const ends = (all) => all.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
    renderer.setCustomBBox(x.length > 1 ? {x: ends(x), y: ends(y)} : null);
    renderer.refresh();
    renderer.getCamera().animate(cameraAt(0.5, 0.5, 1), {duration: 200});
  }

  // Filters.
  function boxes(place, kind, entries) {
    const all = document.createElement('button');
    all.className = 'link all';
    all.textContent = 'all / none';
    all.onclick = () => {
      const inputs = [...byId(place).querySelectorAll('input')], on = inputs.some((box) => !box.checked);
      for (const box of inputs) if (box.checked !== on) { box.checked = on; box.onchange(); }
    };
    byId(place).append(all);
    for (const {name, color, count} of [...entries].sort((a, b) => b.count - a.count)) {
      const label = document.createElement('label'), box = document.createElement('input');
      const swatch = document.createElement('span'), number = document.createElement('span');
      box.type = 'checkbox';
      box.checked = !off[kind].has(name);
      box.name = name;
      box.onchange = () => { off[kind][box.checked ? 'delete' : 'add'](name); refresh(); };
      swatch.className = 'swatch';
      swatch.style.background = color || 'transparent';
      number.className = 'number';
      number.textContent = count;
      label.append(box, ...(color ? [swatch] : []), name || '(no label)', number);
      byId(place).append(label);
    }
  }
  boxes('labels', 'label', data.labels);
  boxes('types', 'type', data.types);
  byId('confidence').oninput = (event) => {
    confidence = Number(event.target.value);
    byId('confidence-value').textContent = confidence === 0 ? 'any' : '≥ ' + confidence.toFixed(2);
    refresh();
  };
  byId('from').oninput = (event) => { from = year(event.target.value); refresh(); };
  byId('alone').onchange = refresh;
  byId('to').oninput = (event) => { to = year(event.target.value); refresh(); };

  // What is known of a node or relationship.
  const make = (tag, text, parent, name) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    if (parent) parent.append(element);
    return element;
  };
  const shown = (value) => typeof value === 'string' ? value : JSON.stringify(value);
  function properties(all, skip, parent) {
    const list = make('dl', undefined, parent);
    for (const [key, value] of Object.entries(all)) {
      if (skip.includes(key)) continue;
      make('dt', key, list);
      make('dd', Array.isArray(value) ? value.map(shown).join(', ') : shown(value), list);
    }
  }
  function relation(edge, parent, around) {
    const it = graph.getEdgeAttribute(edge, 'data');
    const article = make('article', undefined, parent);
    const end = (node) => {
      const name = graph.getNodeAttribute(node, 'data').name || node;
      if (node === around) return make('b', name, article);
      const link = make('button', name, article, 'link');
      link.onclick = () => choose(node, true);
      return link;
    };
    end(String(it.start));
    make('span', ' ' + it.type.toLowerCase().replaceAll('_', ' ') + ' → ', article, 'kind');
    end(String(it.end));
    const rest = {...it.properties};
    const evidence = [].concat(rest.evidence || []);
    const documents = [].concat(rest.documents || []);
    properties(rest, ['evidence', 'rule', ...(evidence.length ? ['documents'] : []), ...(rest.date ? ['year'] : [])], article);
    evidence.forEach((sentence, i) => {
      const quote = make('blockquote', sentence, article);
      if (documents[i]) make('cite', documents[i], quote);
    });
  }
  function choose(node, move) {
    chosen = node;
    const it = graph.getNodeAttribute(node, 'data'), body = byId('detail-body');
    body.replaceChildren();
    make('h3', it.name || 'node ' + it.id, body);
    make('p', it.labels.join(', '), body, 'kind');
    properties(it.properties, ['name', 'key'], body);
    const proof = (edge) => [].concat(graph.getEdgeAttribute(edge, 'data').properties.evidence || []).length;
    const edges = graph.edges(node).filter(edgeSeen).sort((a, b) => proof(b) - proof(a));
    for (const edge of edges.slice(0, 200)) relation(edge, body, node);
    if (edges.length > 200) make('p', `… and ${edges.length - 200} more`, body, 'kind');
    byId('detail').hidden = false;
    if (move) {
      const at = renderer.getNodeDisplayData(node);
      renderer.getCamera().animate(cameraAt(at.x, at.y, Math.min(renderer.getCamera().ratio, 0.4)), {duration: 400});
    }
    renderer.refresh();
  }
  function chooseEdge(edge) {
    chosen = edge;
    const body = byId('detail-body');
    body.replaceChildren();
    make('h3', graph.getEdgeAttribute(edge, 'data').type, body);
    relation(edge, body, null);
    byId('detail').hidden = false;
    renderer.refresh();
  }
  function close() { chosen = null; byId('detail').hidden = true; renderer.refresh(); }
  function showAll() { focus = null; close(); refresh(); fit(); }

  // Mouse and keys.
  renderer.on('clickNode', ({node}) => choose(node, false));
  renderer.on('clickEdge', ({edge}) => chooseEdge(edge));
  renderer.on('clickStage', close);
  // Where drawing is slow, a pointer that only passes over nodes changes nothing.
  let pointing = 0;
  function point(node) {
    clearTimeout(pointing);
    const show = () => {
      if (hovered === node || (node !== null && motion.carrying)) return;
      hovered = node;
      renderer.refresh({skipIndexation: true});
    };
    if (motion.slow) pointing = setTimeout(show, 120); else show();
  }
  renderer.on('enterNode', ({node}) => point(node));
  renderer.on('leaveNode', () => point(null));
  renderer.on('doubleClickNode', (event) => {
    event.preventSigmaDefault();
    focus = focus || new Set();
    focus.add(event.node);
    graph.forEachNeighbor(event.node, (other) => focus.add(other));
    choose(event.node, false);
    refresh();
    fit();
  });
  let dragged = null;
  renderer.on('downNode', ({node}) => {
    dragged = node;
    motion.copying = false;
    if (motion.slow) { hovered = node; renderer.refresh({skipIndexation: true}); }
    if (!renderer.getCustomBBox()) renderer.setCustomBBox(renderer.getBBox());
  });
  renderer.getMouseCaptor().on('mousemovebody', (event) => {
    if (dragged === null) return;
    const at = renderer.viewportToGraph(event);
    graph.mergeNodeAttributes(dragged, {x: at.x, y: at.y});
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  renderer.getMouseCaptor().on('mouseup', () => {
    if (dragged === null) return;
    dragged = null;
    motion.copying = true;
    renderer.scheduleRender();
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') showAll(); });
  byId('close').onclick = close;
  byId('all').onclick = showAll;
  byId('fit').onclick = fit;

  const named = new Map();
  graph.forEachNode((node, {data: it}) => {
    for (const name of [it.name, ...[].concat(it.properties.aliases || [])]) {
      if (name && !named.has(String(name).toLowerCase())) named.set(String(name).toLowerCase(), node);
    }
  });
  for (const node of graph.nodes().slice(0, 3000)) {
    make('option', undefined, byId('names')).value = graph.getNodeAttribute(node, 'data').name;
  }
  function search(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return;
    const exact = named.get(wanted), part = [...named.keys()].find((name) => name.includes(wanted));
    const node = exact === undefined ? named.get(part) : exact;
    byId('search').classList.toggle('missed', node === undefined);
    if (node === undefined) return;
    const {label} = graph.getNodeAttribute(node, 'data');
    if (off.label.has(label)) [...byId('labels').querySelectorAll('input')].find((box) => box.name === label).click();
    choose(node, true);
    history.replaceState(null, '', '#q=' + encodeURIComponent(text.trim()));
  }
  byId('search').onchange = (event) => search(event.target.value);
  // A link can name what the page begins with: graph.html#q=NATO
  function searchFragment() {
    const text = new URLSearchParams(location.hash.slice(1)).get('q');
    if (text) { byId('search').value = text; search(text); }
  }
  window.addEventListener('hashchange', searchFragment);

  byId('picture').onclick = () => {
    renderer.refresh({schedule: false});
    const layers = Object.values(renderer.getCanvases()), whole = document.createElement('canvas');
    whole.width = layers[0].width;
    whole.height = layers[0].height;
    const pen = whole.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, whole.width, whole.height);
    for (const layer of layers) pen.drawImage(layer, 0, 0);
    whole.toBlob((blob) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = 'graph.png';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  };

  refresh();
  motion.measure();
  searchFragment();
  // For the console of the browser.
  window.dossier = {graph, renderer, motion, search, choose};
})();
