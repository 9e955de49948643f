// The plan under one name, as long as its owner wants it there. A browser that stores nothing for sites keeps none.
const NAME = "duizhao-desk";
let told = false;

export default function ({ data, setTriggerValue }) {
  try {
    if (data.forget) localStorage.removeItem(NAME);
    else if (data.content !== null) {
      if (localStorage.getItem(NAME) !== data.content) localStorage.setItem(NAME, data.content);
    } else if (data.ask && !told) {
      const kept = localStorage.getItem(NAME);
      told = true;
      if (kept && kept.length <= data.most) setTriggerValue("found", kept);
    }
  } catch {
    // full, or forbidden: the plan lasts as long as the session
  }
}
