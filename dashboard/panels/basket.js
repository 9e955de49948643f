// The browser's memory of the basket: its code under one name. A new session is reminded; a change elsewhere is told.
const NAME = "duizhao-basket";
let tell = () => {};

addEventListener("storage", event => event.key === NAME && tell("changed", event.newValue ?? ""));

export default function ({ data, setTriggerValue }) {
  tell = setTriggerValue;
  try {
    const kept = localStorage.getItem(NAME) ?? "";
    if (data.code === null) {
      if (kept || data.asked) setTriggerValue("restored", kept || "none");
    } else if (data.code !== kept) localStorage.setItem(NAME, data.code);
  } catch {
    // A browser that keeps nothing for sites: the basket lasts as long as the session.
    if (data.asked) setTriggerValue("restored", "none");
  }
}
