// A click on a link to a page of ours asks the session that is open, as the browser's own Back does, and does not load
// everything anew. Where that is not possible (no connection, another Streamlit) the link is an ordinary link.
(() => {
  if (window.dzFollows) return;
  window.dzFollows = true;
  const OURS = PAGES, PHONE = 768; // pixels, up to which the contents lie over the page
  const page = address => address.pathname.split("/").pop();
  const beside = address => address.pathname.slice(0, -page(address).length || undefined);
  const connected = () => document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED";
  const ours = link => {
    const to = new URL(link.href);
    const here = to.origin === location.origin && beside(to) === beside(location);
    return here && !to.hash && OURS.includes(page(to)) ? to : null;
  };

  addEventListener("click", event => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find(node => node.tagName === "A" && node.href);
    if (!link || !["", "_self"].includes(link.target) || link.hasAttribute("download") || !connected()) return;
    const to = ours(link);
    if (!to) return;
    event.preventDefault();
    const another = page(to) !== page(location);
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
    if (!another) return;
    const main = document.querySelector("[data-testid=stMain]");
    main?.scrollTo(0, 0);
    // Streamlit puts the contents away when somebody presses beside them.
    if (innerWidth <= PHONE) main?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
  });
})();
