// The buttons of take.py. A file is fetched and then saved, so that waiting and failing can be told in words.
const drawn = new WeakMap();

export default function ({ data, parentElement }) {
  const text = JSON.stringify(data);
  if (drawn.get(parentElement)?.text === text) return;
  const place = drawn.get(parentElement)?.root ?? parentElement.appendChild(document.createElement("div"));
  place.className = "dz-take";
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  place.replaceChildren(...data.buttons.map(one => button(one, data.words, status)), status);
  drawn.set(parentElement, { text, root: place });
}

function button({ label, link }, words, status) {
  const made = document.createElement("button");
  made.type = "button";
  made.append(document.createElement("code")); // a name of a format, in no language
  made.firstChild.textContent = label;
  made.onclick = async () => {
    if (made.getAttribute("aria-busy") === "true") return;
    made.setAttribute("aria-busy", "true");
    const begun = Date.now();
    const say = () => {
      status.textContent = words.busy.replace("{form}", label).replace("{seconds}", Math.round((Date.now() - begun) / 1000));
    };
    const clock = setInterval(say, 1000);
    try {
      const answer = await ask(link);
      if (!answer.ok) throw new Error((await answer.text()).slice(0, 300));
      save(await answer.blob(), name(answer));
      status.textContent = Date.now() - begun > 1000 ? words.done.replace("{form}", label) : "";
    } catch (failed) {
      status.textContent = failed instanceof TypeError || !failed.message ? words.failed : failed.message;
    } finally {
      clearInterval(clock);
      made.removeAttribute("aria-busy");
    }
  };
  return made;
}

const LONGEST = 2000; // characters of an address that every proxy lets through; beyond, the same is posted

function ask(link) {
  if (link.length <= LONGEST) return fetch(link);
  const [path, query] = link.split("?");
  const asked = new URLSearchParams(query);
  return fetch(`${path}?lang=${asked.get("lang") ?? ""}`, { method: "POST", body: asked });
}

function name(answer) {
  const said = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") ?? "");
  return said ? decodeURIComponent(said[1]) : "duizhao";
}

function save(blob, called) {
  const way = document.createElement("a");
  way.href = URL.createObjectURL(blob);
  way.download = called;
  way.click(); // it stands nowhere in the page: a click elsewhere in it would close the menu
  setTimeout(() => URL.revokeObjectURL(way.href), 60000);
}
