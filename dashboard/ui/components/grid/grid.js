// Draws the table of grid.py. Whatever comes from data is set as textContent or as an attribute, never as markup.
// What is empty is not sent: no text, no code, no mark.
const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const text = new TextDecoder().decode(data);
  const before = drawn.get(parentElement);
  if (!before || before.text !== text) {
    const place = before?.root ?? parentElement.appendChild(element("div", "dz-grid"));
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.code : undefined;
    const given = JSON.parse(text);
    place.replaceChildren(table(given.table, given.words));
    place.classList.toggle("dz-grid-marks", ["marks", "butterfly"].includes(given.table.look));
    place.classList.toggle("dz-grid-glyphs", given.table.look === "glyphs");
    place.classList.toggle("dz-grid-butterfly", given.table.look === "butterfly");
    place.style.setProperty("--columns", given.table.columns.length - 1);
    if (given.table.foot.length) place.append(foot(given.table.foot, given.words));
    drawn.set(parentElement, { text, root: place });
    if (focused) place.querySelector(`[data-code="${CSS.escape(focused)}"]`)?.focus();
    place.querySelector(".dz-grid-chosen")?.scrollIntoView({ block: "center" });
  }
  drawn.get(parentElement).root.onclick = event => {
    const button = event.target.closest("button[data-code]") ?? headOfRow(event.target);
    if (button) setTriggerValue("picked", button.dataset.code);
  };
}

// A click beside the buttons and links of a row counts for its head, unless it ends a selection of text.
function headOfRow(target) {
  if (target.closest("a") || String(getSelection())) return null;
  return target.closest("tr")?.querySelector("th[scope=row] button[data-code]");
}

// Roles are written out because a browser forgets those of a table whose rows are laid out as cards.
function table({ caption, columns, rows }, { open, sort }) {
  const whole = element("table", "", { role: "table" });
  whole.append(told(element("caption", "dz-grid-hidden"), caption), header(columns, sort));
  let body;
  rows.forEach((row, number) => {
    if (!body || row.group !== rows[number - 1].group) {
      body = whole.appendChild(element("tbody", "", { role: "rowgroup" }));
      if (row.group) body.append(groupRow(row.group, columns.length));
    }
    body.append(bodyRow(row, columns, open));
  });
  return whole;
}

function header(columns, sort) {
  const row = element("tr", "", { role: "row" });
  columns.forEach(column => row.append(columnHead(column, sort)));
  const head = element("thead", "", { role: "rowgroup" });
  head.append(row);
  return head;
}

function columnHead(column, sort) {
  const head = element("th", "", { scope: "col", role: "columnheader" });
  if (column.help) head.title = column.help;
  if (column.width) head.style.width = column.width;
  if (column.ordered) head.setAttribute("aria-sort", column.ordered);
  if (!column.code) {
    return told(head, column.text);
  }
  const button = element("button", "", { type: "button", "data-code": column.code });
  told(button, column.text);
  button.append(element("span", "dz-grid-hidden", {}, ` ${sort}`));
  if (column.ordered) button.append(element("span", "dz-grid-arrow", { "aria-hidden": "true" }, ""));
  head.append(button);
  return head;
}

function groupRow(group, count) {
  const row = element("tr", "dz-grid-group", { role: "row" });
  row.append(told(element("th", "", { scope: "rowgroup", role: "rowheader", colspan: count }), group));
  return row;
}

function bodyRow(row, columns, open) {
  const line = element("tr", row.chosen ? "dz-grid-chosen" : "", { role: "row" });
  if (row.chosen) line.setAttribute("aria-current", "true");
  const head = element("th", "", { scope: "row", role: "rowheader" });
  head.append(item(row.head, open));
  line.append(head);
  row.cells.forEach((items, number) => line.append(cell(items, columns[number + 1].text, open)));
  return line;
}

function foot(items, { open }) {
  const line = element("div", "dz-grid-foot");
  line.append(...items.map(one => item(one, open)));
  return line;
}

function cell(items, label, open) {
  const quiet = items.every(one => one.quiet);
  const place = element("td", quiet ? "dz-grid-quiet" : "", { role: "cell" });
  if (!items.length) return place;
  place.append(told(element("span", "dz-grid-label", { "aria-hidden": "true" }), label));
  const lines = element("div", "dz-grid-items");
  items.forEach(one => lines.append(item(one, open)));
  place.append(lines);
  return place;
}

function item(one, open) {
  const whole = shell(one);
  whole.classList.add("dz-grid-item");
  if (one.inside) whole.classList.add("dz-grid-inside");
  if (one.beside) whole.classList.add("dz-grid-beside");
  one.parts.forEach(part => whole.append(...piece(part)));
  if (one.bar) whole.append(bar(one.bar));
  const marked = one.parts.length > 1 && one.parts[0].style === "mark" && one.code; // what is out of sight is said
  const hint = one.hint || (/^(target|silence)=/.test(one.code) ? open : "");
  if (hint) {
    whole.title = marked ? [...one.parts.slice(1).map(({ text = "" }) => text), hint].join("\n") : hint;
    whole.append(told(element("span", "dz-grid-hidden"), hint));
  }
  return whole;
}

// Words of a text run on without blanks between the pieces, in the language of the text.
const QUOTED = { quote: "span", aside: "span", dropped: "del", added: "ins" };

// Official Chinese, which stays on a page in any language: a title, a document number, a quote. As in markup.py.
const OFFICIAL = /(《[^》]*》|[一-鿿]+〔[^〕]*〕[0-9]+号|“[^“”]*[一-鿿][^“”]*(?:“[^“”]*”[^“”]*)*”)/;

// Chinese words on a page in another language, as those of a draft that has no others. As RUN in inline_html.py.
const RUN = /([一-鿿](?:[一-鿿0-9（）()、，；：·—-]*[一-鿿）)])?)/;

// What stands between backticks is a name in no language, such as that of a column. As CODE in markup.py.
const NAMES = /`([^`]+)`/;

function piece({ text = "", style = "", form = "", colour = "" }) {
  if (style === "mark") return [mark(text, form, colour), " "];
  const quoted = QUOTED[style];
  const name = style && `dz-grid-${style}`;
  if (style === "code") return [element("code", name, {}, text), " "];
  if (quoted) return [element(quoted, name, { lang: "zh-CN" }, text)];
  return [told(element("span", name), text), " "];
}

// A sign that is drawn: its letter stays for those whom the drawing does not reach.
function mark(sign, form, colour) {
  const drawn = element("span", `dz-grid-mark ${form.split(" ").map(word => `dz-mark-${word}`).join(" ")}`, {
    "aria-hidden": "true",
  }, sign);
  if (colour) drawn.style.color = colour;
  return drawn;
}

function told(place, text = "") {
  text.split(OFFICIAL).forEach((said, number) => {
    if (number % 2) place.append(element("span", "", { lang: "zh-CN" }, said));
    else said.split(NAMES).forEach((part, index) => part && (index % 2 ? place.append(element("code", "", {}, part)) : inTongue(place, part)));
  });
  return place;
}

function inTongue(place, text) {
  if (document.documentElement.lang.startsWith("zh")) return place.append(text);
  text.split(RUN).forEach((part, number) => part && place.append(number % 2 ? element("span", "", { lang: "zh-CN" }, part) : part));
}

function bar(length) {
  const drawn = element("span", "dz-grid-bar", { "aria-hidden": "true" });
  drawn.style.width = `${100 * length}%`;
  return drawn;
}

function shell(one) {
  if (one.code) return element("button", "", { type: "button", "data-code": one.code });
  return one.link ? element("a", "", { href: one.link, target: "_self" }) : element("div");
}

function element(name, style = "", attributes = {}, text = "") {
  const made = document.createElement(name);
  if (style) made.className = style;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) made.textContent = text;
  return made;
}
