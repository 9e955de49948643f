// The text with every quantity and numeral marked at its place. Everything from data becomes a text node or a title.
function element(kind, style = "", attributes = {}, text = "") {
  const made = document.createElement(kind);
  if (style) made.className = style;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

function drawText(box) {
  index();
  const all = document.createDocumentFragment();
  let paragraph;
  store.lines.forEach((line, at) => {
    if (!line.goesOn) all.append((paragraph = element("p", "dz-reading-line")));
    paragraph.append(drawLine(at));
  });
  box.replaceChildren(all);
}

// Which rows and numerals stand in which line.
function index() {
  for (const line of store.lines) Object.assign(line, { ids: new Set(), numerals: [] });
  for (const row of store.rows.values()) for (const at of places(row)) store.lines[at].ids.add(row.id);
  for (const numeral of store.reasons.values()) store.lines[lineAt(numeral.start)].numerals.push(numeral.start);
}

function redraw(lines) {
  for (const at of lines) store.lines[at].ids = new Set();
  for (const row of store.rows.values()) for (const at of places(row)) if (lines.has(at)) store.lines[at].ids.add(row.id);
  for (const at of lines) store.lines[at].node.replaceWith(drawLine(at));
}

function drawLine(at) {
  const line = store.lines[at], end = line.start + length(line.text);
  const spans = [...line.ids].flatMap(id => (store.rows.get(id)?.words.value ?? []).map(([from, to]) => ({ from, to, id })));
  const loose = line.numerals.map(start => store.reasons.get(start)).filter(numeral => numeral.reason);
  const cuts = new Set([line.start, end]);
  for (const { from, to } of spans) cuts.add(Math.max(from, line.start)), cuts.add(Math.min(to, end));
  for (const numeral of loose) cuts.add(numeral.start), cuts.add(Math.min(numeral.end, end));
  const points = [...cuts].sort((a, b) => a - b);
  const node = element("span");
  node.dzStart = line.start;
  for (let number = 0; number + 1 < points.length; number++) {
    const [from, to] = [points[number], points[number + 1]];
    const ids = spans.filter(span => span.from <= from && to <= span.to).map(span => span.id);
    const numeral = loose.find(({ start, end: last }) => start <= from && to <= last);
    node.append(piece(slice(line.text, from - line.start, to - line.start), ids, numeral));
  }
  if (!line.text) node.append(element("br"));
  return (line.node = node);
}

function piece(text, ids, numeral) {
  const alive = ids.filter(id => store.rows.get(id).status !== "dropped");
  const shown = alive.length ? alive : ids;
  if (shown.length) {
    const row = store.rows.get(shown[0]);
    const mark = element("span", `dz-reading-mark dz-reading-${stateOf(row)}`, { "data-ids": shown.join(" ") }, text);
    mark.title = `${store.labels[row.status]}${row.reason ? ` · ${store.lists.reason[row.reason]}` : ""}${row.note ? ` · ${row.note}` : ""}`;
    if (shown.includes(store.selected)) mark.classList.add("dz-reading-here");
    return mark;
  }
  if (!numeral) return document.createTextNode(text);
  return element("span", "dz-reading-none", { title: store.lists.reason[numeral.reason] ?? numeral.reason }, text);
}

const stateOf = row => (row.status === "proposed" && !row.sure ? "unsure" : row.status);

// The text node and the index in it that an offset stands at.
function point(offset) {
  const line = store.lines[lineAt(offset)];
  let left = offset - line.start;
  const walker = document.createTreeWalker(line.node, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = length(node.data);
    if (left <= size) return [node, slice(node.data, 0, left).length];
    left -= size;
  }
  return [line.node, line.node.childNodes.length];
}

function rangeOf(start, end) {
  const range = document.createRange();
  range.setStart(...point(start));
  range.setEnd(...point(end));
  return range;
}

// The words of the row that is open: its quote, and within it the words of each field.
function highlight(row) {
  if (!globalThis.CSS?.highlights) return;
  const quote = row ? [row.quote] : [], parts = row ? Object.entries(row.words).filter(([name]) => name !== "value") : [];
  CSS.highlights.set("dz-reading-quote", new Highlight(...quote.map(span => rangeOf(...span))));
  CSS.highlights.set("dz-reading-words", new Highlight(...parts.flatMap(([, spans]) => spans.map(span => rangeOf(...span)))));
}

// The offsets of what is selected in the text, or null.
function selected(box) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset), end = offsetOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? trimmed(start, end) : null;
}

function trimmed(start, end) {
  const text = words(start, end);
  return [start + length(text) - length(text.trimStart()), end - (length(text) - length(text.trimEnd()))];
}

function offsetOf(node, at) {
  let holder = node;
  while (holder && holder.dzStart === undefined) holder = holder.parentNode;
  if (!holder) return between(node, at);
  const before = document.createRange();
  before.setStart(holder, 0);
  before.setEnd(node, at);
  return holder.dzStart + length(before.toString());
}

// Between two lines, or two parts of one: the browser names their parent.
function between(node, at) {
  const next = firstLine(node.childNodes[at]), last = node.childNodes[at - 1];
  if (next) return next.dzStart;
  const before = last?.dzStart === undefined ? last?.lastChild : last;
  return before?.dzStart === undefined ? null : before.dzStart + length(before.textContent);
}

const firstLine = node => (!node || node.dzStart !== undefined ? node : firstLine(node.firstChild));
