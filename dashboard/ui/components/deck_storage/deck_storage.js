// The browser's memory of the basket: its code under one name. A new session is reminded; a change elsewhere is told.
// What a newer version of the dashboard wrote there is never written over, whoever else has a tab open.
const NAME = "duizhao-basket";
let tell = () => {};

addEventListener("storage", event => event.key === NAME && tell("changed", event.newValue ?? ""));

export default function ({ data, setTriggerValue }) {
  tell = setTriggerValue;
  try {
    const kept = localStorage.getItem(NAME) ?? "";
    if (data.code === null) {
      if (kept || data.asked) setTriggerValue("restored", kept || "none");
    } else if (isNewer(kept, data.form) !== data.newer) setTriggerValue("changed", kept || "none");
    else if (data.code !== kept && !data.newer) localStorage.setItem(NAME, data.code);
  } catch {
    // A browser that keeps nothing for sites: the basket lasts as long as the session.
    if (data.asked) setTriggerValue("restored", "none");
  }
}

function isNewer(kept, form) {
  return Number(/^(\d+)\./.exec(kept)?.[1] ?? 0) > form;
}
