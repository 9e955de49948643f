// Draws the figure of __init__.py with Plotly. The library is loaded once per page; the element stays and is updated.
const drawn = new WeakMap(); // place of the component -> what it shows
const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, responsive: false };
const NARROW = 560; // pixels of a column below which a figure takes its other form, see figures/narrow.py
const LAYOUT = { autosize: true, clickmode: "event", hovermode: "closest", dragmode: false };

export default function ({ data, parentElement, setTriggerValue }) {
  const text = new TextDecoder().decode(data);
  const shown = drawn.get(parentElement) ?? prepare(parentElement);
  shown.pick = code => setTriggerValue("picked", code);
  if (shown.text === text) return;
  shown.text = text;
  const { figure, alt, library, failed } = JSON.parse(text);
  shown.box.setAttribute("aria-label", alt);
  const { height } = formFor(figure, shown.box.clientWidth).layout;
  if (height) shown.box.style.height = `${height}px`;
  loadPlotly(library).then(
    Plotly => shown.text === text && draw(Plotly, shown, figure),
    () => shown.text === text && say(shown.box, failed),
  );
}

function prepare(parentElement) {
  const box = document.createElement("div");
  box.className = "dz-chart";
  box.setAttribute("role", "img");
  parentElement.append(box);
  const shown = { box, text: null, width: 0, pick: () => {} };
  drawn.set(parentElement, shown);
  return shown;
}

function draw(Plotly, shown, figure) {
  const { box } = shown;
  const first = !box.classList.contains("js-plotly-plot");
  const { data, layout } = formFor(figure, box.clientWidth);
  if (layout.height) box.style.height = `${layout.height}px`;
  Plotly.react(box, data, { ...layout, ...LAYOUT, width: undefined }, CONFIG);
  shown.width = box.clientWidth;
  shown.figure = figure;
  if (!first) return;
  box.on("plotly_click", ({ points }) => {
    const code = codeOf(points[0]?.customdata);
    if (code) open(code, shown);
  });
  new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === shown.width) return;
    const another = isNarrow(shown.width) !== isNarrow(box.clientWidth);
    shown.width = box.clientWidth;
    if (another) draw(Plotly, shown, shown.figure);
    else Plotly.Plots.resize(box);
  }).observe(box);
}

const isNarrow = width => width < NARROW;

// The traces and the layout for a column of this width.
function formFor({ data, layout }, width) {
  const other = isNarrow(width) && layout.meta && layout.meta.narrow;
  return other ? { data: other.data || data, layout: { ...layout, ...other.layout } } : { data, layout };
}

// A code with a question mark is an address of ours: a link, so that the page is followed as any link is.
function open(code, shown) {
  if (!code.includes("?")) return shown.pick(code);
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
  box.replaceChildren(line);
}

// Each bundle of the library once per page. The document of our own server has begun to load the basic one already
// (web/index_html.py). A second bundle replaces window.Plotly, so each chart keeps the one it asked for.
function loadPlotly(path) {
  const loaded = window.duizhaoPlotly = window.duizhaoPlotly || {};
  loaded[path] = loaded[path] || new Promise((resolve, reject) => {
    let script = [...document.querySelectorAll("script[data-plotly]")].find(({ src }) => src.endsWith(path));
    if (script && script.plotly) return resolve(script.plotly);
    if (!script) {
      const root = window.__streamlit?.BACKEND_BASE_URL ?? new URL("./", location.href).href;
      script = Object.assign(document.createElement("script"), { src: new URL(path, root).href });
      script.dataset.plotly = "";
      document.head.append(script);
    }
    script.addEventListener("load", () => resolve(script.plotly = window.Plotly));
    script.addEventListener("error", () => { delete loaded[path]; script.remove(); reject(); });
  });
  return loaded[path];
}
