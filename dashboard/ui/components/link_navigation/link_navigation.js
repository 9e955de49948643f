// A click on a link to a page of ours asks the session that is open, as the browser's own Back does, and does not load
// everything anew. Where that is not possible (no connection, another Streamlit) the link is an ordinary link.
(() => {
  if (window.dzFollows) return;
  window.dzFollows = true;
  // In a frame of another site: the figure, its headline and its source alone. See theme.CSS.
  if (new URLSearchParams(location.search).get("embed") === "true") {
    document.documentElement.classList.add("dz-embed");
    setInterval(() => {
      const column = document.querySelector(".st-key-column");
      if (!column?.querySelector(".dz-notes")) return;
      const before = Number(column.style.zoom) || 1;
      const height = column.getBoundingClientRect().height / before; // as it would be unscaled
      const zoom = Math.min(1, Math.max(0.4, (innerHeight - 50) / height));
      if (Math.abs(zoom - before) > 0.02) column.style.zoom = zoom;
    }, 400);
  }
  const OURS = PAGES, PHONE = 768; // pixels, up to which the contents lie over the page
  const page = address => address.pathname.split("/").pop();
  const beside = address => address.pathname.slice(0, -page(address).length || undefined);
  const connected = () => document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED";
  const ours = link => {
    const to = new URL(link.href);
    const here = to.origin === location.origin && beside(to) === beside(location);
    return here && !to.hash && OURS.includes(page(to)) ? to : null;
  };

  // A large deck is longer than the address that a proxy lets through: its pages are asked for by a form.
  const LONGEST = 2000, POSTED = ["handout", "present"];
  const post = (to, target) => {
    const form = Object.assign(document.createElement("form"), { method: "post", target, hidden: true });
    form.action = `${to.origin}${to.pathname}?lang=${to.searchParams.get("lang") ?? ""}`;
    for (const [name, value] of to.searchParams)
      form.append(Object.assign(document.createElement("input"), { name, value }));
    document.body.append(form);
    form.submit();
    form.remove();
  };

  addEventListener("click", event => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find(node => node.tagName === "A" && node.href);
    if (link && link.href.length > LONGEST && POSTED.includes(page(link))) {
      event.preventDefault();
      post(new URL(link.href), link.target);
      return;
    }
    if (!link || !["", "_self"].includes(link.target) || link.hasAttribute("download") || !connected()) return;
    const to = ours(link);
    if (!to) return;
    event.preventDefault();
    open(to);
  });

  const open = to => {
    const another = page(to) !== page(location);
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
    if (!another) return;
    const main = document.querySelector("[data-testid=stMain]");
    main?.scrollTo(0, 0);
    // Streamlit puts the contents away when somebody presses beside them.
    if (innerWidth <= PHONE) main?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
  };

  // The search box of each page: `/` leads into it, and what it asks opens as a link would.
  const typing = node => node?.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(node?.tagName);
  addEventListener("keydown", event => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
    const box = document.getElementById("dz-find");
    if (event.key !== "/" || !plain || !box || typing(event.composedPath()[0])) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  addEventListener("submit", event => {
    const form = event.target;
    if (!form.matches?.(".dz-find")) return;
    const to = new URL("search?" + new URLSearchParams(new FormData(form)), location.href);
    event.preventDefault();
    if (connected()) open(to);
    else location.assign(to);
  });
})();
