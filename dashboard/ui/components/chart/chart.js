// Draws the figure of __init__.py with Plotly. The library is loaded once per page; the element stays and is updated.
const drawn = new Map(); // place of the component -> what it shows
const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, responsive: false };
const NARROW = 560; // pixels of a column below which a figure takes its other form, see figures/narrow.py
const LAYOUT = { autosize: true, clickmode: "event", hovermode: "closest", dragmode: false };
const DARK = DARK_COLOURS; // colour of the light theme -> its counterpart in the dark one
const PAPER = 700, SHEET = 760; // CSS pixels: width of an upright A4 sheet inside its margins, height left under a headline

export default function ({ data, parentElement, setTriggerValue }) {
  const text = new TextDecoder().decode(data);
  const shown = drawn.get(parentElement) || prepare(parentElement);
  shown.pick = code => setTriggerValue("picked", code);
  if (shown.text !== text) show(shown, text);
  else if (shown.dark !== isDark(shown.box)) draw(shown);
}

function prepare(parentElement) {
  for (const [place, { box }] of drawn) if (!box.isConnected) drawn.delete(place);
  const box = document.createElement("div");
  box.className = "dz-chart";
  box.setAttribute("role", "img");
  parentElement.append(box);
  const shown = { box, text: null, width: 0, paper: false, pick: () => {} };
  drawn.set(parentElement, shown);
  new ResizeObserver(() => fit(shown)).observe(box);
  return shown;
}

function show(shown, text) {
  shown.text = text;
  const { figure, alt, library, failed } = JSON.parse(text);
  shown.box.setAttribute("aria-label", alt);
  const { height } = formFor(figure, shown.box.clientWidth).layout;
  if (height) shown.box.style.height = `${height}px`;
  loadPlotly(library).then(
    Plotly => {
      if (shown.text !== text) return;
      shown.Plotly = Plotly;
      draw(shown);
    },
    () => shown.text === text && say(shown.box, failed),
  );
}

// Figures come in the colours of the light theme, and so they are printed.
function draw(shown) {
  const { box, Plotly, text, paper } = shown;
  if (!Plotly) return;
  const first = !box.classList.contains("js-plotly-plot");
  shown.dark = isDark(box);
  const { figure } = JSON.parse(text, shown.dark && !paper ? darken : undefined);
  shown.below = below(figure.layout);
  const { data, layout } = formFor(figure, paper ? PAPER : box.clientWidth);
  if (layout.height) box.style.height = `${layout.height}px`;
  Plotly.react(box, data, { ...layout, ...LAYOUT, width: paper ? PAPER / paper : undefined }, CONFIG);
  shown.width = box.clientWidth;
  if (!first) return;
  box.on("plotly_click", ({ points }) => {
    const code = codeOf(points[0] && points[0].customdata);
    if (code) open(code, shown);
  });
  box.on("plotly_clickannotation", ({ annotation }) => annotation.name && open(annotation.name, shown));
}

function fit(shown) {
  const { box, Plotly, width } = shown;
  if (!Plotly || shown.paper || !box.clientWidth || box.clientWidth === width) return;
  shown.width = box.clientWidth;
  if ((width < shown.below) === (box.clientWidth < shown.below)) Plotly.Plots.resize(box);
  else draw(shown);
}

// As a reviver of JSON.parse: every property whose name ends in "color", one colour or a list.
function darken(key, value) {
  if (!/color(scale)?$/.test(key)) return value;
  return typeof value === "string" ? DARK[value] || value : recolour(value);
}

function recolour(value) {
  return Array.isArray(value) ? value.map(recolour) : DARK[value] || value;
}

// Streamlit gives its theme to components as variables of the style.
function isDark(box) {
  const ground = getComputedStyle(box).getPropertyValue("--st-background-color").trim().slice(1);
  return /^[0-9a-f]{6}$/i.test(ground) && ground.match(/../g).every(part => parseInt(part, 16) < 128);
}

// Paper has one width, whatever the window's; a figure taller than the sheet is made smaller, so that none is cut.
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));

function onPaper(paper) {
  for (const shown of drawn.values()) {
    const { box } = shown;
    if (!box.isConnected) continue;
    shown.paper = paper && Math.max(0.5, Math.min(1, SHEET / box.clientHeight || 1));
    box.style.zoom = shown.paper || "";
    box.style.width = paper ? `${PAPER / shown.paper}px` : "";
    draw(shown);
  }
}

// The width of a column below which a figure takes its other form.
const below = layout => layout.meta && layout.meta.narrow && layout.meta.narrow.below || NARROW;

// The traces and the layout for a column of this width.
function formFor({ data, layout }, width) {
  const other = width < below(layout) && layout.meta && layout.meta.narrow;
  return other ? { data: other.data || data, layout: { ...layout, ...other.layout } } : { data, layout };
}

// A code with a question mark is an address of ours: a link, so that the page is followed as any link is.
function open(code, shown) {
  if (!/^[\w/-]*\?/.test(code)) return shown.pick(code);
  const link = Object.assign(document.createElement("a"), { href: code });
  shown.box.append(link);
  link.click();
  link.remove();
}

// The first entry of what belongs to a mark is the code of its target.
function codeOf(customdata) {
  const code = Array.isArray(customdata) ? customdata[0] : customdata;
  return typeof code === "string" ? code : "";
}

function say(box, text) {
  const line = document.createElement("p");
  line.className = "dz-chart-failed";
  line.textContent = text;
  box.style.height = "auto";
  box.innerHTML = "";
  box.append(line);
}

// Each bundle of the library once per page. The document of our own server has begun to load the basic one already
// (web/index_html.py). A second bundle replaces window.Plotly, so each chart keeps the one it asked for.
function loadPlotly(path) {
  const loaded = window.duizhaoPlotly = window.duizhaoPlotly || {};
  loaded[path] = loaded[path] || new Promise((resolve, reject) => {
    let script = [...document.querySelectorAll("script[data-plotly]")].find(({ src }) => src.endsWith(path));
    if (script && script.plotly) return resolve(script.plotly);
    if (!script) {
      const root = window.__streamlit && window.__streamlit.BACKEND_BASE_URL || new URL("./", location.href).href;
      script = Object.assign(document.createElement("script"), { src: new URL(path, root).href });
      script.dataset.plotly = "";
      document.head.append(script);
    }
    script.addEventListener("load", () => resolve(script.plotly = window.Plotly));
    script.addEventListener("error", () => { delete loaded[path]; script.remove(); reject(); });
  });
  return loaded[path];
}
