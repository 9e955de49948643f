// Draws the figure of __init__.py with Plotly. The library is loaded once per page; the element stays and is updated.
const drawn = new WeakMap(); // place of the component -> what it shows
const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, responsive: false };
const LAYOUT = { autosize: true, clickmode: "event", hovermode: "closest", dragmode: false };

export default function ({ data, parentElement, setTriggerValue }) {
  const text = new TextDecoder().decode(data);
  const shown = drawn.get(parentElement) ?? prepare(parentElement);
  shown.pick = code => setTriggerValue("picked", code);
  if (shown.text === text) return;
  shown.text = text;
  const { figure, alt, library, failed } = JSON.parse(text);
  shown.box.setAttribute("aria-label", alt);
  if (figure.layout.height) shown.box.style.height = `${figure.layout.height}px`;
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
  const layout = { ...figure.layout, ...LAYOUT, width: undefined };
  Plotly.react(box, figure.data, layout, CONFIG);
  shown.width = box.clientWidth;
  if (!first) return;
  box.on("plotly_click", ({ points }) => {
    const code = codeOf(points[0]?.customdata);
    if (code) shown.pick(code);
  });
  new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === shown.width) return;
    shown.width = box.clientWidth;
    Plotly.Plots.resize(box);
  }).observe(box);
  box.on("plotly_clickannotation", ({ annotation }) => annotation.name && shown.pick(annotation.name));
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
