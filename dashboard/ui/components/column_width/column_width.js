// Tells the server how wide the column of a page is: guessed before the first page is there, measured when it is left.
(() => {
  const ASIDE = 220, AT_SIDE = [80, 16]; // the contents; left and right of the column where there is room, and where not
  const known = () => document.cookie.includes(COOKIE + "=");
  const tell = width => { document.cookie = `${COOKIE}=${Math.round(width)}; path=/; SameSite=Strict`; };
  const guess = () => {
    const open = innerWidth > 768 ? ASIDE : 0;
    return Math.min(innerWidth - open - 2 * (innerWidth >= 864 ? AT_SIDE[0] : AT_SIDE[1]), WIDTH);
  };
  const measure = () => {
    const column = document.querySelector(".st-key-column");
    if (column?.clientWidth) tell(column.clientWidth);
  };
  if (!known()) tell(guess());
  addEventListener("resize", measure);
  addEventListener("pagehide", measure);
  document.addEventListener("visibilitychange", measure);
})();
