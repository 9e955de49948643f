// The list of deck.py. Whatever comes from data is set as textContent, a value or an attribute, never as markup.
const LARGEST = 300000; // bytes of a file; the server looks again
const NAMES = /`([^`]+)`/; // what stands between backticks is a code, in no language
const drawn = new WeakMap();
let moved = ""; // id of the button of the item that was moved, where it will stand: pressed again, it moves the same item

export default function ({ data, parentElement, setTriggerValue }) {
  const text = JSON.stringify(data);
  const before = drawn.get(parentElement);
  if (before?.text === text) return;
  const place = before?.root ?? parentElement.appendChild(element("div", "dz-deck"));
  const focused = place.contains(document.activeElement) ? moved || document.activeElement.id : "";
  moved = "";
  const ask = asked => setTriggerValue("asked", asked);
  place.replaceChildren(name(data, ask), list(data, ask), foot(data, ask));
  drawn.set(parentElement, { text, root: place });
  if (focused) focusOn(focused, place);
}

// At an end of the list the button is off; its neighbour moves the item back.
function focusOn(id, place) {
  const aim = document.getElementById(id);
  const other = aim?.disabled && aim.parentElement.querySelector("button:not([disabled])");
  (other || aim || place.querySelector("button"))?.focus();
}

// An attribute has no code spans: quotation marks do.
const plain = text => text.replace(/`([^`]*)`/g, "“$1”");

function name({ title, words }, ask) {
  const field = element("label", "", {}, words.title);
  const input = element("input", "", { type: "text", id: "deck-name", maxlength: 160 });
  input.value = title;
  input.onchange = () => ask({ do: "name", title: input.value });
  field.append(input);
  return field;
}

function list({ items, words }, ask) {
  if (!items.length) return element("p", "dz-deck-where", {}, words.empty);
  const all = element("ol");
  items.forEach((item, at) => all.append(line(item, at, items.length, words, ask)));
  return all;
}

function line(item, at, count, words, ask) {
  const row = element("li", "", { id: `deck-item-${at}`, tabindex: 0, draggable: "true", "aria-label": `${at + 1} ${plain(item.title || item.finding)}` });
  order(row, at, count, ask);
  const told = element("div", item.there ? "" : "dz-deck-gone");
  const finding = element("p");
  if (item.there && item.link) finding.append(element("a", "", { href: item.link, target: "_self" }, item.finding));
  else item.finding.split(NAMES).forEach((said, number) => finding.append(number % 2 ? element("code", "", {}, said) : said));
  told.append(finding, element("p", "dz-deck-where", {}, item.there ? item.where : words.gone));
  const input = element("input", "", {
    type: "text", id: `deck-title-${at}`, maxlength: 160, placeholder: words.own_title, "aria-label": `${words.own_title} ${at + 1}`,
  });
  input.value = item.title;
  input.onchange = () => ask({ do: "title", at, title: input.value });
  told.append(input);
  const ways = element("div", "dz-deck-ways");
  ways.append(
    button(words.up, `deck-up-${at}`, at, at === 0, () => move(ask, "up", at, at - 1)),
    button(words.down, `deck-down-${at}`, at, at === count - 1, () => move(ask, "down", at, at + 1)),
    button(words.remove, `deck-remove-${at}`, at, false, () => ask({ do: "remove", at })),
  );
  const small = item.thumbnail ? element("img", "dz-deck-small", { src: item.thumbnail, alt: "", draggable: "false" }) : element("span");
  row.append(element("span", "dz-deck-number", {}, String(at + 1)), small, told, ways);
  return row;
}

// An item is moved by dragging it onto another, or by the arrow keys while it has the focus itself.
function order(row, at, count, ask) {
  row.addEventListener("keydown", event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.target !== row || at + step < 0 || at + step >= count) return;
    event.preventDefault();
    moved = `deck-item-${at + step}`;
    ask({ do: "move", at, to: at + step });
  });
  row.addEventListener("dragstart", event => {
    if (event.target !== row) return;
    event.dataTransfer.setData("text/x-deck-item", String(at));
    event.dataTransfer.effectAllowed = "move";
  });
  row.addEventListener("dragover", event => {
    if (!event.dataTransfer.types.includes("text/x-deck-item")) return;
    event.preventDefault();
    row.classList.add("dz-deck-over");
  });
  row.addEventListener("dragleave", () => row.classList.remove("dz-deck-over"));
  row.addEventListener("drop", event => {
    row.classList.remove("dz-deck-over");
    const from = Number(event.dataTransfer.getData("text/x-deck-item"));
    event.preventDefault();
    if (!Number.isInteger(from) || from === at) return;
    moved = `deck-item-${at}`;
    ask({ do: "move", at: from, to: at });
  });
}

function move(ask, way, at, to) {
  moved = `deck-${way}-${to}`;
  ask({ do: "move", at, to });
}

function button(said, id, at, off, act) {
  const made = element("button", "", { type: "button", id }, said);
  made.append(element("span", "dz-deck-hidden", {}, ` ${at + 1}`));
  made.disabled = off;
  made.onclick = act;
  return made;
}

function foot({ words, undo, items }, ask) {
  const bar = element("div", "dz-deck-foot");
  if (items.length > 1) bar.append(element("p", "dz-deck-where", {}, words.order));
  const back = element("button", "", { type: "button", id: "deck-undo" }, words.undo);
  back.disabled = !undo;
  back.onclick = () => ask({ do: "undo", at: Date.now() });
  const label = element("label", "dz-deck-file", {}, words.open_file);
  const input = element("input", "dz-deck-hidden", { type: "file", id: "deck-file", accept: ".json,application/json" });
  input.onchange = async () => {
    const file = input.files[0];
    if (file) ask({ do: "open", content: file.size > LARGEST ? " ".repeat(LARGEST + 1) : await file.text(), at: Date.now() });
    input.value = "";
  };
  label.append(input);
  bar.append(back, label);
  return bar;
}

function element(kind, style = "", attributes = {}, text = "") {
  const made = document.createElement(kind);
  if (style) made.className = style;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}
