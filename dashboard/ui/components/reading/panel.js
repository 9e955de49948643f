// The row that is open, beside the text: each field with the words it was read from, and what can be done about it.
const FIELDS = ["value", "operator", "unit_id", "due_year", "commitment", "kind", "scope_zh", "tier"];
const WORDS_OF = { value: "value", operator: "operator", unit_id: "value", due_year: "due_year", commitment: "commitment", scope_zh: "scope", tier: "tier" };
const EDITED = ["value_low", "value_high", "operator", "unit_id", "due_year", "commitment", "kind", "time_basis", "scope_zh", "tier"];
const LISTED = { operator: "operator", commitment: "commitment", kind: "kind", time_basis: "time_basis", tier: "tier" };
const number = value => (value === undefined || value === "" ? "" : new Intl.NumberFormat(store.lists.lang, { maximumFractionDigits: 4 }).format(value));

function shown(row, field) {
  const { cells } = row, lists = store.lists;
  if (field === "value") {
    const [low, high] = [cells.value_low, cells.value_high];
    return low !== undefined && high !== undefined && low !== high ? `${number(low)}–${number(high)}` : number(low ?? high);
  }
  if (field === "unit_id") return cells.unit_id ? units()[cells.unit_id] ?? cells.unit_id : store.labels.no_unit;
  if (field === "due_year") return [cells.due_year ?? lists.due_basis[cells.due_basis], lists.time_basis[cells.time_basis]].join(" · ");
  if (LISTED[field]) return lists[LISTED[field]][cells[field]] ?? "";
  return cells[field] ?? "";
}

function drawPanel(box) {
  const row = store.rows.get(store.selected);
  highlight(row);
  if (!row) {
    box.replaceChildren(element("p", "dz-reading-small", {}, store.labels.none_here));
    return;
  }
  const parts = [heading(row), element("blockquote", "", { lang: "zh" }, words(...row.quote))];
  if (store.mode === "edit") parts.push(form(row));
  else if (store.mode === "drop") parts.push(dropForm(row));
  else parts.push(actions(row), fields(row), indicator(row), tools(row));
  parts.splice(store.filter === "all" || store.mode ? parts.length : 3, 0, leftovers()); // what is sifted out comes first
  box.replaceChildren(...parts);
}

function heading(row) {
  const at = store.order.indexOf(row.id) + 1;
  const head = element("h2", "dz-reading-head", {}, fill(store.labels.place, { at, count: store.order.length }));
  const told = `${store.labels[row.status]}${row.reason ? ` · ${store.lists.reason[row.reason]}` : ""}`;
  head.append(element("span", `dz-reading-status dz-reading-${stateOf(row)}`, {}, told));
  if (row.note) head.append(element("span", "dz-reading-small", tongue(row.note), row.note));
  if (row.status === "proposed" && !row.sure) head.append(element("span", "dz-reading-small", {}, store.labels.unsure));
  return head;
}

function fields(row) {
  const table = element("table", "dz-reading-fields"), head = element("tr");
  for (const name of ["field", "reading", "words"]) head.append(element("th", "", { scope: "col" }, store.labels[name]));
  table.append(element("caption", "dz-reading-hidden", {}, store.labels.fields), head);
  for (const field of FIELDS) {
    if (field === "tier" && row.cells.tier === "none") continue;
    const line = element("tr"), spans = row.words[WORDS_OF[field]] ?? [], doubt = row.status === "proposed" && row.doubts[field];
    line.append(element("th", "", { scope: "row" }, store.labels[field]));
    line.append(element("td", doubt ? "dz-reading-doubt" : "", field === "scope_zh" ? tongue(shown(row, field)) : {}, shown(row, field) + (doubt ? ` ${store.labels.check}` : "")));
    const source = element("td", "dz-reading-source", spans.length ? { lang: "zh" } : {});
    source.textContent = spans.length ? spans.map(span => words(...span)).join(" · ") : store.labels.no_words;
    line.append(source);
    table.append(line);
  }
  return table;
}

function actions(row) {
  const bar = element("div", "dz-reading-actions");
  bar.append(
    button("accept", "Enter", () => accept(row), row.status === "accepted" && row.decided),
    button("edit", "E", () => open("edit")),
    button("drop", "D", () => open("drop"), row.status === "dropped"),
    button("previous", "P", () => step(-1)),
    button("next", "N", () => step(1)),
  );
  bar.firstChild.classList.add("dz-reading-first");
  return bar;
}

function indicator(row) {
  const group = element("fieldset", "dz-reading-indicator"), now = row.cells.indicator_id ?? "";
  group.append(element("legend", "", {}, row.decided ? store.labels.indicator : store.labels.indicator_open));
  const known = new Map(row.candidates.map(item => [item.id, item]));
  if (now && !known.has(now)) known.set(now, { id: now, shared: [], unit: false });
  [...known.values()].forEach((item, at) => group.append(choice(row, item, at + 1, now)));
  group.append(choice(row, null, 0, now));
  const other = element("select", "", { "aria-label": store.labels.other_indicator });
  other.append(element("option", "", { value: "" }, store.labels.other_indicator));
  for (const [id, item] of Object.entries(store.lists.indicator)) if (!known.has(id)) other.append(element("option", "", { value: id }, item.name));
  other.onchange = () => other.value && choose(row, other.value);
  group.append(other);
  return group;
}

function choice(row, item, key, now) {
  const label = element("label"), name = element("span", "dz-reading-name");
  const input = element("input", "", { type: "radio", name: "dz-reading-indicator", value: item?.id ?? "" });
  input.checked = (item?.id ?? "") === now;
  input.onclick = () => choose(row, item?.id ?? "");
  const told = item ? store.lists.indicator[item.id] : null;
  name.append(document.createTextNode(item ? told?.name ?? item.id : store.labels.only_mine), element("kbd", "", {}, String(key)));
  label.append(input, name);
  if (item) {
    if (item.shared.length || item.unit) label.append(reason(item));
    for (const line of told ? [told.definition, told.verdict, told.difference] : []) if (line) label.append(element("small", "", {}, line));
  } else label.append(element("small", "", {}, store.labels.only_mine_why));
  return label;
}

// Why an indicator is proposed: words of the text, and perhaps the unit.
function reason({ shared, unit }) {
  const [before, after] = store.labels.why.split("{words}"), comma = store.lists.lang === "zh" ? "、" : ", ";
  const told = element("small", "", {}, before);
  shared.forEach((word, at) => told.append(at ? comma : "", element("span", "", { lang: "zh" }, word)));
  told.append(unit ? (shared.length ? comma : "") + store.labels.same_unit : "", after);
  return told;
}

function tools(row) {
  const bar = element("div", "dz-reading-tools");
  const following = neighbour(row);
  bar.append(
    button("add", "A", add),
    button("split", "S", () => split(row), row.status === "dropped"),
    button("join", "J", () => following && join(row, following), !following || row.status === "dropped"),
  );
  bar.append(element("p", "dz-reading-small", {}, store.labels.tools_help));
  return bar;
}

function form(row) {
  const made = element("form", "dz-reading-form"), spans = [];
  for (const name of EDITED) made.append(field(row, name, spans), ...(name === "unit_id" ? [unitForm(row)] : []));
  const bar = element("div", "dz-reading-actions");
  const save = element("button", "dz-reading-first", { type: "submit" }, store.labels.save);
  bar.append(save, button("cancel", "Esc", close));
  made.append(bar, element("p", "dz-reading-small", {}, store.labels.words_help));
  made.onsubmit = event => {
    event.preventDefault();
    const cells = {};
    for (const name of EDITED) if (made.elements[name].value !== (row.cells[name] ?? "")) cells[name] = made.elements[name].value;
    const unit = newUnit(made, cells);
    store.mode = "";
    tell({ act: "correct", rows: [row.id], cells, unit, words: spans.map(item => [item.field, item.start, item.end]) });
    refresh();
  };
  return made;
}

function field(row, name, spans) {
  const line = element("label", "dz-reading-field"), list = name === "unit_id" ? units() : store.lists[LISTED[name]];
  line.append(element("span", "", {}, store.labels[name]));
  const input = list ? element("select", "", { name }) : element("input", "", { name, type: "text", maxlength: 500 });
  if (list && !row.cells[name]) input.append(element("option", "", { value: "" }, "—"));
  for (const [code, told] of Object.entries(list ?? {})) input.append(element("option", "", { value: code }, told));
  if (list && row.cells[name] && !list[row.cells[name]]) input.append(element("option", "", { value: row.cells[name] }, row.cells[name]));
  if (name === "unit_id") offerUnit(input);
  input.value = row.cells[name] ?? "";
  line.append(input);
  const carried = { value_low: "value", operator: "operator", due_year: "due_year", commitment: "commitment", scope_zh: "scope", tier: "tier" }[name];
  if (carried) line.append(wordsButton(carried, spans));
  return line;
}

// The words selected in the text become the evidence of a field.
function wordsButton(name, spans) {
  const made = element("button", "dz-reading-small", { type: "button" }, store.labels.take_words);
  made.onmousedown = event => event.preventDefault(); // keep the selection
  made.onclick = () => {
    const span = selected(store.text_box);
    if (!span) return announce(store.labels.select_first);
    spans.splice(0, spans.length, ...spans.filter(item => item.field !== name), { field: name, start: span[0], end: span[1] });
    made.textContent = words(...span);
  };
  return made;
}

function dropForm(row) {
  const made = element("form", "dz-reading-form"), line = element("label", "dz-reading-field");
  const select = element("select", "", { name: "reason" });
  for (const [code, told] of Object.entries(store.lists.reason)) select.append(element("option", "", { value: code }, told));
  select.value = "context";
  line.append(element("span", "", {}, store.labels.why_drop), select);
  const note = element("input", "", { name: "note", type: "text", maxlength: 500 }), more = element("label", "dz-reading-field");
  more.append(element("span", "", {}, store.labels.note), note);
  const bar = element("div", "dz-reading-actions");
  bar.append(element("button", "dz-reading-first", { type: "submit" }, store.labels.drop_now), button("cancel", "Esc", close));
  made.append(line, more, element("p", "dz-reading-small", {}, store.labels.note_help), bar);
  made.onsubmit = event => {
    event.preventDefault();
    store.mode = "";
    settle(row, { act: "drop", reason: select.value, note: note.value.trim() });
    advance();
  };
  return made;
}

// What is left to do under the present filter, as a list.
const MOST_LISTED = 60;
function leftovers() {
  const left = store.order.filter(id => passes(id)), box = element("details", "dz-reading-left");
  box.open = store.left_open ?? store.filter !== "all";
  box.ontoggle = () => (store.left_open = box.open);
  box.append(element("summary", "", {}, `${store.labels[`filter_${store.filter}`]} (${left.length})`));
  const list = element("ol");
  for (const id of left.slice(0, MOST_LISTED)) {
    const row = store.rows.get(id), line = element("li"), go = element("button", "", { type: "button", lang: "zh" }, words(...row.quote));
    go.onclick = () => select(id);
    line.append(go);
    list.append(line);
  }
  box.append(list);
  if (left.length > MOST_LISTED) box.append(element("p", "dz-reading-small", {}, fill(store.labels.more, { count: left.length - MOST_LISTED })));
  return box;
}

function button(name, key, act, isOff = false) {
  const made = element("button", "", { type: "button", "data-act": name }, store.labels[name]);
  made.append(element("kbd", "", { "aria-hidden": "true", lang: "en" }, key));
  made.disabled = isOff;
  made.onmousedown = event => event.preventDefault(); // a button keeps what is selected in the text
  made.onclick = act;
  return made;
}

const tongue = text => (/[\u4e00-\u9fff]/.test(text) ? { lang: "zh" } : {}); // of the reader's own words
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
