// The tab's memory of the query: what is typed and not run, or runs and is too long for the address, outlives a reload
// and a server that was started anew. It belongs to the address at which it was typed and never leaves the browser.
const NAME = "duizhao-query", EVERY = 50, LOOKS = 200; // milliseconds; looks for a box that is still being drawn
let server = { at: "", text: "", long: false }, first = true, timer;

const box = () => document.querySelector(".st-key-query textarea");
const memory = change => {
  try {
    if (change) sessionStorage.setItem(NAME, JSON.stringify(change));
    else if (change === null) sessionStorage.removeItem(NAME);
    return JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
  } catch {
    return {}; // a browser that keeps nothing for sites
  }
};
const fill = text => {
  const area = box();
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
  area.dispatchEvent(new Event("input", { bubbles: true }));
};
const restore = (text, looks = LOOKS) => {
  clearTimeout(timer);
  const shown = box()?.value;
  if (shown === server.text) fill(text);
  else if (shown !== text && looks) timer = setTimeout(restore, EVERY, text, looks - 1);
};

document.addEventListener("input", event => {
  if (event.target !== box()) return;
  clearTimeout(timer);
  const text = event.target.value;
  memory(text === server.text && !server.long ? null : { at: server.at, text, long: text === server.text });
});

export default function ({ data, setTriggerValue }) {
  server = data;
  const kept = memory(), opened = first;
  first = false;
  const draft = kept.text && !kept.long && kept.at === data.at && kept.text !== data.text;
  if (data.long && !draft) memory({ at: data.at, text: data.text, long: true });
  else if (kept.text === data.text || (kept.long && !opened)) memory(null);
  else if (kept.at !== data.at || !kept.text) return;
  else if (kept.long) setTriggerValue("long", kept.text);
  else restore(kept.text);
}
