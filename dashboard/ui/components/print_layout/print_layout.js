// Sources that are folded on the screen are printed: who reads paper cannot unfold them.
(() => {
  if (window.dzPrints) return;
  window.dzPrints = true;
  const unfolded = new Set();
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details.dz-sources:not([open])")) unfolded.add(part);
    for (const part of unfolded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of unfolded) part.open = false;
    unfolded.clear();
  });
})();
