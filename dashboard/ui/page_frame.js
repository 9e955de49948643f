// What Streamlit's front end leaves to do: its own English words, the focus in small windows, the place on Back.
(() => {
  window.dzWords = BUILTIN_WORDS; // of each language's words, that of the page's
  if (window.dzFrame) return window.dzFrame();
  const LABELLED = "button[aria-label], section[aria-label]";
  const WRITTEN = "[role=listbox][data-empty] [role=option] span, [role=dialog] h1, [role=dialog] h2, [role=alert] p";

  let waiting = false;
  const translate = () => {
    waiting = false;
    const words = window.dzWords;
    for (const element of document.querySelectorAll(LABELLED)) {
      const word = words[element.getAttribute("aria-label")];
      if (word) element.setAttribute("aria-label", word);
    }
    for (const { firstChild } of document.querySelectorAll(WRITTEN)) {
      const word = words[firstChild?.nodeValue];
      if (word) firstChild.nodeValue = word;
    }
    // What an uploader says is hidden (ui/templates/uploader_words.html); a screen reader is told which language it is.
    for (const inside of document.querySelectorAll("[data-testid=stFileUploader] > :not(label)")) inside.lang = "en";
  };
  window.dzFrame = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(translate);
  };
  new MutationObserver(window.dzFrame).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"],
  });
  window.dzFrame();

  // Who opens a small window by keyboard goes on inside it, once it has its content.
  const INSIDE = ["input", "button", "a[href]", "textarea", "select", "[tabindex='0']"]
    .map(kind => `[data-testid=stPopoverBody] ${kind}:not([disabled])`).join(", ");
  addEventListener("keydown", ({ key, target }) => {
    const button = target.closest?.("[data-testid=stPopoverButton]");
    if (!button || !["Enter", " "].includes(key) || button.getAttribute("aria-expanded") === "true") return;
    const until = performance.now() + 5000;
    const enter = () => {
      const first = document.querySelector(INSIDE);
      if (first && button.getAttribute("aria-expanded") === "true") return first.focus();
      const stays = document.activeElement === button || document.activeElement === document.body;
      if (stays && performance.now() < until) setTimeout(enter, 50);
    };
    setTimeout(enter, 50);
  });

  // Back and Forward lead to the place where the reader was: the page is as long as before only after a while.
  const places = new Map(); // address -> pixels
  const main = () => document.querySelector("[data-testid=stMain]");
  let goal = null;
  const remember = () => main() && goal === null && places.set(location.href, main().scrollTop);
  addEventListener("scroll", ({ target }) => target === main() && remember(), true);
  addEventListener("click", remember, true); // a scroll is told a frame later, and a link may be followed before
  addEventListener("popstate", ({ isTrusted }) => {
    if (!isTrusted) return;
    goal = places.get(location.href) ?? 0;
    const until = performance.now() + 6000;
    let calm = 0;
    const restore = () => {
      if (goal === null) return;
      const page = main();
      page?.scrollTo(0, goal);
      calm = page && Math.abs(page.scrollTop - goal) < 2 ? calm + 1 : 0;
      if (calm < 12 && performance.now() < until) setTimeout(restore, 80);
      else goal = null;
    };
    restore();
  });
  for (const act of ["wheel", "touchstart", "keydown", "mousedown"]) addEventListener(act, () => { goal = null; }, true);
})();
