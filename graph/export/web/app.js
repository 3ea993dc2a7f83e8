'use strict';
// Shows the graph of the page. Everything from the data reaches the page as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const graph = new graphology.MultiDirectedGraph();
  const byId = (id) => document.getElementById(id);
  const off = {label: new Set(), type: new Set()};
  let confidence = 0, from = '', to = '', focus = null, hovered = null, chosen = null;

  for (const node of data.nodes) {
    graph.addNode(node.id, {x: node.x, y: node.y, size: node.size, label: node.name, color: node.color, data: node});
  }
  for (const edge of data.relationships) {
    graph.addEdgeWithKey('r' + edge.id, edge.start, edge.end, {size: 1, color: '#98a2b3', label: edge.type, type: 'arrow', data: edge});
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
  function nodeSeen(node) {
    if (off.label.has(graph.getNodeAttribute(node, 'data').label)) return false;
    return focus === null || focus.has(node);
  }
  const near = (node) => hovered === null || node === hovered || graph.areNeighbors(node, hovered);

  const renderer = new Sigma(graph, byId('stage'), {
    allowInvalidContainer: true, renderEdgeLabels: graph.size <= 400, defaultEdgeType: 'arrow', zIndex: true,
    labelDensity: 0.9, labelGridCellSize: 90, labelRenderedSizeThreshold: graph.order > 800 ? 7 : 3,
    labelFont: 'system-ui, DejaVu Sans, sans-serif', edgeLabelSize: 10, stagePadding: 40,
    nodeReducer: (node, attributes) => {
      const out = {...attributes, hidden: !nodeSeen(node)};
      if (!near(node)) { out.color = '#e4e7ec'; out.label = ''; out.zIndex = 0; } else { out.zIndex = 1; }
      if (node === chosen) out.highlighted = true;
      return out;
    },
    edgeReducer: (edge, attributes) => {
      const out = {...attributes, hidden: !edgeSeen(edge)};
      if (hovered !== null) {
        if (graph.extremities(edge).includes(hovered)) { out.color = '#475467'; out.size = 2; } else { out.hidden = true; }
      }
      return out;
    },
  });

  function refresh() {
    let nodes = 0, edges = 0;
    graph.forEachNode((node) => { nodes += nodeSeen(node); });
    graph.forEachEdge((edge, _, a, b) => { edges += edgeSeen(edge) && nodeSeen(a) && nodeSeen(b); });
    byId('count').textContent = `${nodes} of ${graph.order} nodes, ${edges} of ${graph.size} relationships`;
    renderer.refresh();
  }

  // Filters.
  function boxes(place, kind, entries) {
    for (const {name, color, count} of entries) {
      const label = document.createElement('label'), box = document.createElement('input');
      const swatch = document.createElement('span'), number = document.createElement('span');
      box.type = 'checkbox';
      box.checked = true;
      box.onchange = () => { off[kind][box.checked ? 'delete' : 'add'](name); refresh(); };
      swatch.className = 'swatch';
      swatch.style.background = color || 'transparent';
      number.className = 'number';
      number.textContent = count;
      label.append(box, ...(color ? [swatch] : []), name, number);
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
      const name = graph.getNodeAttribute(node, 'label') || node;
      if (node === around) return make('b', name, article);
      const link = make('button', name, article, 'link');
      link.onclick = () => choose(node, true);
      return link;
    };
    end(String(it.start));
    make('span', ' ' + it.type + ' ', article);
    end(String(it.end));
    const rest = {...it.properties};
    const evidence = [].concat(rest.evidence || []);
    properties(rest, ['evidence', 'rule'], article);
    for (const sentence of evidence) make('blockquote', sentence, article);
  }
  function choose(node, move) {
    chosen = node;
    const it = graph.getNodeAttribute(node, 'data'), body = byId('detail-body');
    body.replaceChildren();
    make('h3', it.name || 'node ' + it.id, body);
    make('p', it.labels.join(', '), body, 'kind');
    properties(it.properties, ['name'], body);
    for (const edge of graph.edges(node).filter(edgeSeen).slice(0, 200)) relation(edge, body, node);
    byId('detail').hidden = false;
    if (move) {
      const at = renderer.getNodeDisplayData(node);
      renderer.getCamera().animate({x: at.x, y: at.y, ratio: Math.min(renderer.getCamera().ratio, 0.4)}, {duration: 400});
    }
    renderer.refresh();
  }
  function close() { chosen = null; byId('detail').hidden = true; renderer.refresh(); }
  function showAll() { focus = null; close(); refresh(); }

  // Mouse and keys.
  renderer.on('clickNode', ({node}) => choose(node, false));
  renderer.on('clickStage', close);
  renderer.on('enterNode', ({node}) => { hovered = node; renderer.refresh({skipIndexation: true}); });
  renderer.on('leaveNode', () => { hovered = null; renderer.refresh({skipIndexation: true}); });
  renderer.on('doubleClickNode', (event) => {
    event.preventSigmaDefault();
    focus = focus || new Set();
    focus.add(event.node);
    graph.forEachNeighbor(event.node, (other) => focus.add(other));
    refresh();
  });
  let dragged = null;
  renderer.on('downNode', ({node}) => { dragged = node; if (!renderer.getCustomBBox()) renderer.setCustomBBox(renderer.getBBox()); });
  renderer.getMouseCaptor().on('mousemovebody', (event) => {
    if (dragged === null) return;
    const at = renderer.viewportToGraph(event);
    graph.mergeNodeAttributes(dragged, {x: at.x, y: at.y});
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  renderer.getMouseCaptor().on('mouseup', () => { dragged = null; });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') showAll(); });
  byId('close').onclick = close;
  byId('all').onclick = showAll;
  byId('fit').onclick = () => renderer.getCamera().animatedReset();

  const named = new Map();
  graph.forEachNode((node, {label, data: it}) => {
    for (const name of [label, ...[].concat(it.properties.aliases || [])]) {
      if (name && !named.has(String(name).toLowerCase())) named.set(String(name).toLowerCase(), node);
    }
  });
  for (const node of graph.nodes().slice(0, 3000)) {
    make('option', undefined, byId('names')).value = graph.getNodeAttribute(node, 'label');
  }
  byId('search').onchange = (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    if (!wanted) return;
    const exact = named.get(wanted), part = [...named.keys()].find((name) => name.includes(wanted));
    const node = exact === undefined ? named.get(part) : exact;
    if (node !== undefined) choose(node, true);
  };

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
})();
