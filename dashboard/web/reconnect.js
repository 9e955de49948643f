// Says in the page's language that the server cannot be reached, as long as it cannot, and puts away the dialog in which
// Streamlit asks readers, in English, whether it is still running. Where another process answers than before, that one
// knows no session of ours and would lose the first click: the page is loaded again, and its address holds the choices.
((said, process) => {
  const EVERY = 500, AT_FIRST = 20, THEN = 2; // milliseconds; looks without a connection until it is said
  const ours = new WeakSet(); // dialogs that opened while there was a connection
  const dialogs = () => document.querySelectorAll("body > [data-testid=stDialog]");
  const state = () => document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState;
  let missed = 0, patience = AT_FIRST, note;

  const tell = lost => {
    if (!note) {
      note = document.body.appendChild(document.createElement("div"));
      note.id = "dz-lost";
      note.setAttribute("role", "status");
    }
    const words = lost ? said[document.documentElement.lang.split("-")[0]] ?? said.en : "";
    if (note.textContent !== words) note.textContent = words;
  };
  const compare = async () => {
    const found = await fetch("./health", { cache: "no-store" }).then(answer => answer.json()).catch(() => ({}));
    if (found.process && found.process !== process) location.reload();
  };
  const look = () => {
    if (state() === "CONNECTED") {
      dialogs().forEach(one => ours.add(one));
      if (missed && patience === THEN) compare();
      [missed, patience] = [0, THEN];
    } else missed += 1;
    if (note || missed) tell(missed >= patience);
  };
  const putAway = () => {
    if (state() === "CONNECTED") return dialogs().forEach(one => ours.add(one));
    for (const one of dialogs()) {
      if (ours.has(one)) continue;
      one.style.visibility = "hidden";
      setTimeout(() => one.querySelector("[role=dialog] > button")?.click()); // once the dialog listens
    }
  };
  addEventListener("DOMContentLoaded", () => new MutationObserver(putAway).observe(document.body, { childList: true }));
  setInterval(look, EVERY);
})(WORDS, PROCESS);
