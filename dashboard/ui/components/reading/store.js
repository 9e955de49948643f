// What the browser knows of the plan, and what it still has to tell the server.
//
// The text comes once; afterwards only rows that changed. `stream` names one such sequence, `version` a state in it.
// Decisions wait in a queue until the server says that it applied them, so that none is lost or applied twice.
const store = (window.dzReading ??= { stream: "", version: 0, seq: 0, queue: [], client: String(Math.random()).slice(2) });

// Offsets count code points, as the server's do; strings of the browser count UTF-16 units. Both agree without astral
// characters, which is the usual case.
const isAstral = text => /[\uD800-\uDFFF]/.test(text);
const length = text => (isAstral(text) ? [...text].length : text.length);
const slice = (text, start, end) => (isAstral(text) ? [...text].slice(start, end).join("") : text.slice(start, end));

// Take what the server sent. Returns "full", the ids of rows that changed, or null where something was missed.
function receive(data) {
  store.progress = data.progress;
  store.problem = data.problem;
  store.units = data.units; // named by the reader
  store.queue = store.queue.filter(op => op.seq > (data.applied?.[store.client] ?? 0));
  if (data.full) {
    if (data.stream === store.stream && data.version === store.version) return new Set();
    Object.assign(store, { stream: data.stream, version: data.version, ...data.full });
    store.lines = linesOf(store.text);
    store.rows = new Map(store.rows.map(row => [row.id, row]));
    store.reasons = new Map(store.numerals.map(([start, end, reason]) => [start, { start, end, reason }]));
    order();
    store.queue.forEach(predict);
    return "full";
  }
  if (data.stream !== store.stream || data.base > store.version) return null;
  if (data.version === store.version) return new Set();
  return change(data);
}

function change({ changes, version }) {
  const touched = new Set();
  store.fresh = changes.rows.filter(row => !store.rows.has(row.id)).map(row => row.id);
  for (const id of changes.gone) {
    for (const line of places(store.rows.get(id))) touched.add(line);
    store.rows.delete(id);
  }
  for (const row of changes.rows) {
    for (const line of places(store.rows.get(row.id))) touched.add(line);
    store.rows.set(row.id, row);
    for (const line of places(row)) touched.add(line);
  }
  for (const [start, end, reason] of changes.numerals) {
    store.reasons.set(start, { start, end, reason });
    touched.add(lineAt(start));
  }
  store.version = version;
  order();
  for (const operation of store.queue) if (predict(operation)) for (const line of places(store.rows.get(operation.rows[0]))) touched.add(line);
  return touched;
}

// What an operation that is not confirmed yet will make of its row: shown at once, and not taken back by news that are
// older than it. Returns whether it is one whose outcome is known.
function predict({ act, rows, reason, note, cells }) {
  const row = store.rows.get(rows?.[0]);
  if (!row) return false;
  if (act === "accept") Object.assign(row, { status: row.status === "corrected" ? "corrected" : "accepted", decided: true, reason: "", note: "" });
  else if (act === "drop") Object.assign(row, { status: "dropped", reason, note });
  else if (act === "correct" && Object.keys(cells).join() === "indicator_id") {
    row.decided = true;
    row.cells.indicator_id = cells.indicator_id;
  } else return false;
  return true;
}

const placeOf = row => Math.min(...(row.words.value ?? [row.quote]).map(([start]) => start));
function order() {
  store.order = [...store.rows.values()].sort((a, b) => placeOf(a) - placeOf(b)).map(row => row.id);
}

// Lines of the text, each with the offset of its first character; a very long one is cut, and shown as one.
const LONGEST = 1500;
function linesOf(text) {
  const made = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const characters = isAstral(line) ? [...line] : line;
    for (let at = 0; at === 0 || at < characters.length; at += LONGEST) {
      const part = characters.slice(at, at + LONGEST);
      made.push({ start: start + at, text: typeof part === "string" ? part : part.join(""), goesOn: at > 0 });
    }
    start += characters.length + 1;
  }
  return made;
}

function lineAt(offset) {
  let low = 0, high = store.lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (store.lines[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Lines that a row's value stands in.
function places(row) {
  const found = new Set();
  for (const [start, end] of row?.words.value ?? []) {
    for (let line = lineAt(start); line <= lineAt(end - 1); line++) found.add(line);
  }
  return found;
}

function words(start, end) {
  let text = "";
  for (let at = lineAt(start); at < store.lines.length && store.lines[at].start < end; at++) {
    const line = store.lines[at];
    if (at > lineAt(start) && !line.goesOn) text += "\n";
    text += slice(line.text, Math.max(0, start - line.start), Math.min(length(line.text), end - line.start));
  }
  return text;
}

// Put an operation into the queue and tell the server all that it has not confirmed; again if it does not answer.
const PATIENCE = 1500; // milliseconds
function tell(operation) {
  store.queue.push({ ...operation, seq: ++store.seq });
  predict(operation);
  send();
}

function send(need = false) {
  const seen = [store.stream, store.version];
  store.send({ client: store.client, seen, operations: store.queue, need, at: Date.now() });
  clearTimeout(store.timer);
  store.timer = setTimeout(() => store.queue.length && send(), PATIENCE);
}
