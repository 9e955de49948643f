// Reading a plan through: the text, the row that is open, and the keys. Python decides; a decision shows here at once
// and is put right by what comes back.
const FILTERS = ["all", "proposed", "indicators", "dropped"];
const TYPED = ["INPUT", "SELECT", "TEXTAREA"];
let view = null; // the elements, as long as they stand

export default function ({ data: content, parentElement, setTriggerValue }) {
  const data = JSON.parse(new TextDecoder().decode(content));
  store.send = value => setTriggerValue("message", value);
  const touched = receive(data);
  if (touched === null) return send(true);
  if (touched === "full" || view?.parent !== parentElement || !view.root.isConnected) build(parentElement);
  else show(touched, data.changes);
  if (store.problem) announce(store.problem);
  else if (touched.size) view.status.classList.remove("dz-reading-told");
}

function show(touched, changes) {
  if (touched.size) redraw(touched);
  if (store.after === "fresh" && store.fresh?.length) store.selected = store.fresh[0];
  if (store.after === "undo" && changes?.rows.length) store.selected = changes.rows[0].id;
  if (store.after === "sure") store.selected = store.order.find(id => passes(id)) ?? store.selected;
  if (!store.queue.length) store.after = "";
  if (!store.rows.has(store.selected)) store.selected = store.order[0];
  refresh();
  if (touched.size) reveal();
}

function build(parent) {
  parent.querySelector(".dz-reading")?.remove(); // nothing else: Streamlit's style is in there too
  const root = element("div", "dz-reading"), bar = element("div", "dz-reading-bar");
  const label = store.labels.text_label;
  const text = element("div", "dz-reading-text", { role: "region", "aria-label": label, tabindex: 0, lang: "zh" });
  const panel = element("div", "dz-reading-panel", { role: "region", "aria-label": store.labels.panel_label, tabindex: -1 });
  const status = element("p", "dz-reading-hidden", { role: "status" });
  root.append(bar, text, panel, status);
  parent.append(root);
  view = { parent, root, bar, text, panel, status };
  store.text_box = text;
  store.filter ??= "all";
  store.mode = "";
  if (!store.rows.has(store.selected)) store.selected = store.order.find(id => passes(id, "proposed")) ?? store.order[0];
  drawText(text);
  text.onclick = event => pick(event.target.closest(".dz-reading-mark"));
  root.onkeydown = keyed;
  refresh();
  reveal();
  if (document.activeElement === document.body) panel.focus({ preventScroll: true });
}

function refresh() {
  const focus = focusOf();
  drawBar();
  drawPanel(view.panel);
  markHere();
  restore(focus);
}

// What had the focus within the parts that are drawn anew, so that it has it again.
function focusOf() {
  const now = document.activeElement;
  if (!view.bar.contains(now) && !view.panel.contains(now)) return null;
  return now.dataset?.act ? `[data-act="${now.dataset.act}"]` : now.name ? `[name="${now.name}"]:checked, select[name="${now.name}"]` : "panel";
}

function restore(focus) {
  if (!focus) return;
  const form = store.mode && view.panel.querySelector("form select, form input");
  const found = form || (focus !== "panel" && view.root.querySelector(focus));
  (found && !found.disabled ? found : view.panel).focus({ preventScroll: true });
}

function drawBar() {
  const { decided, quantities, sure, live, indicators } = store.progress;
  const told = fill(store.labels.progress, { decided, quantities, live, indicators });
  const meter = element("progress", "", { value: decided, max: Math.max(quantities, 1), "aria-label": told });
  const filter = element("select", "", { name: "filter", "aria-label": store.labels.filter });
  for (const name of FILTERS) filter.append(element("option", "", { value: name }, store.labels[`filter_${name}`]));
  filter.value = store.filter;
  filter.onchange = () => sift(filter.value);
  const all = button("accept_sure", "", acceptSure, sure === 0);
  all.firstChild.data = fill(store.labels.accept_sure, { count: sure });
  view.bar.replaceChildren(element("span", "dz-reading-progress", {}, told), meter, filter, all, button("undo", "U", undo, !store.progress.undo));
  if (decided && indicators < live && store.filter !== "indicators") view.bar.append(proposals(live - indicators));
}

// Other pages draw a quantity under the indicator that is proposed: said here, with the way to those quantities.
function proposals(count) {
  const line = element("p", "dz-reading-proposals", {}, `${fill(store.labels.indicators_open, { count })} `);
  line.append(button("decide_indicators", "", () => sift("indicators")));
  return line;
}

function sift(name) {
  store.filter = name;
  store.left_open = undefined;
  if (!passes(store.selected)) store.selected = store.order.find(id => passes(id)) ?? store.selected;
  refresh();
  reveal();
}

function passes(id, filter = store.filter) {
  const row = store.rows.get(id);
  if (filter === "proposed") return row.status === "proposed";
  if (filter === "indicators") return row.status !== "dropped" && !row.decided;
  return filter === "dropped" ? row.status === "dropped" : true;
}

// Moving

function select(id) {
  store.selected = id;
  store.mode = "";
  refresh();
  reveal();
}

function pick(mark) {
  if (!mark || !document.getSelection().isCollapsed) return;
  const ids = mark.dataset.ids.split(" ");
  select(ids[(ids.indexOf(store.selected) + 1) % ids.length]);
}

function step(by, isWanted = id => passes(id)) {
  const { order } = store, at = order.indexOf(store.selected);
  for (let number = 1; number <= order.length; number++) {
    const id = order[(at + by * number + order.length * number) % order.length];
    if (isWanted(id)) return select(id);
  }
  refresh();
}

// After a decision: on to the next row that waits for one.
function advance() {
  const filter = store.filter === "indicators" ? "indicators" : "proposed";
  if (!store.order.some(id => passes(id, filter))) announce(store.labels[`done_${filter}`]);
  step(1, id => passes(id, filter));
}

function neighbour(row) {
  return store.order.slice(store.order.indexOf(row.id) + 1).map(id => store.rows.get(id)).find(item => item.status !== "dropped");
}

function markHere() {
  for (const mark of view.text.querySelectorAll(".dz-reading-here")) mark.classList.remove("dz-reading-here");
  for (const line of places(store.rows.get(store.selected)))
    for (const mark of store.lines[line].node.querySelectorAll(".dz-reading-mark"))
      mark.classList.toggle("dz-reading-here", mark.dataset.ids.split(" ").includes(store.selected));
}

const LOOKS = 5; // frames in which lines that were never drawn get their heights
function reveal(looks = LOOKS) {
  const mark = view.text.querySelector(".dz-reading-here"), box = view.text;
  if (!mark) return;
  const offset = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (offset < 40 || offset > box.clientHeight - 80) box.scrollTop += offset - box.clientHeight * 0.35;
  if (looks > 0) requestAnimationFrame(() => reveal(looks - 1));
}

// Deciding

// Decide about one row, and show it.
function settle(row, operation) {
  tell({ rows: [row.id], ...operation });
  redraw(places(row));
}

function accept(row) {
  settle(row, { act: "accept" });
  announce(store.labels.accepted);
  advance();
}

function acceptSure() {
  store.after = "sure";
  tell({ act: "accept_sure" });
  sift("proposed");
}

function choose(row, id) {
  settle(row, { act: "correct", cells: { indicator_id: id } });
  if (store.filter === "indicators") advance();
  else refresh();
}

function undo() {
  store.after = "undo";
  tell({ act: "undo" });
}

function add() {
  const span = selected(view.text);
  if (!span) return announce(store.labels.select_first);
  store.after = "fresh";
  tell({ act: "add", span });
}

function split(row) {
  const span = selected(view.text);
  if (!span) return announce(store.labels.select_first);
  store.after = "fresh";
  tell({ act: "split", rows: [row.id], span });
}

function join(row, following) {
  tell({ act: "join", rows: [row.id, following.id] });
}

function open(mode) {
  store.mode = mode;
  refresh();
  view.panel.querySelector("form select, form input")?.focus({ preventScroll: true });
}

function close() {
  store.mode = "";
  refresh();
  view.panel.focus({ preventScroll: true });
}

function announce(text) {
  view.status.textContent = "";
  view.status.textContent = text;
  view.status.classList.toggle("dz-reading-told", [store.labels.select_first, store.problem].includes(text));
}

// Keys, while the focus is anywhere in here and nobody types.
const KEYS = {
  n: () => step(1), p: () => step(-1), e: () => open("edit"), d: row => row.status !== "dropped" && open("drop"),
  u: () => store.progress.undo && undo(), a: () => add(), s: row => row.status !== "dropped" && split(row),
  j: row => neighbour(row) && row.status !== "dropped" && join(row, neighbour(row)),
};

function keyed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && store.mode) return handled(event, close);
  const row = store.rows.get(store.selected), { tagName, type, form } = event.target;
  if (event.key === "Enter" && store.mode && tagName === "SELECT") return handled(event, () => form.requestSubmit());
  if (store.mode || !row || (TYPED.includes(tagName) && type !== "radio")) return;
  if (event.key === "Enter" && !["BUTTON", "SUMMARY"].includes(tagName)) return handled(event, () => accept(row));
  const key = event.key.toLowerCase();
  if (KEYS[key]) return handled(event, () => KEYS[key](row));
  if (/^[0-9]$/.test(key)) handled(event, () => pickIndicator(row, Number(key)));
}

function pickIndicator(row, at) {
  const inputs = view.panel.querySelectorAll(".dz-reading-indicator input");
  const input = at === 0 ? inputs[inputs.length - 1] : inputs[at - 1];
  if (input && (at === 0 || at < inputs.length)) choose(row, input.value);
}

function handled(event, act) {
  event.preventDefault();
  event.stopPropagation();
  act();
}
