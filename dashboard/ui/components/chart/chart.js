// Draws the figures of __init__.py with Plotly. The library is loaded once per page; elements stay and are updated.
const places = new Map(); // place of the component -> its root, what it was given, and its charts
const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, responsive: false };
const NARROW = 700; // pixels of a column below which a figure takes its other form, see figures/narrow.py
const LAYOUT = { autosize: true, clickmode: "event", hovermode: "closest", dragmode: false };
let darkColours = {}; // colour of the light theme -> its counterpart in the dark one
const PAPER = 700, SHEET = 760; // CSS pixels: width of an upright A4 sheet inside its margins, height left under a headline

export default function ({ data, parentElement, setTriggerValue }, colours) {
  darkColours = colours;
  const text = new TextDecoder().decode(data);
  const place = places.get(parentElement) || prepare(parentElement);
  place.pick = code => setTriggerValue("picked", code);
  if (place.text !== text) show(place, text);
  else for (const chart of place.charts) if (chart.dark !== isDark(chart.box)) draw(chart);
}

function prepare(parentElement) {
  for (const [other, { root }] of places) if (!root.isConnected) places.delete(other);
  const root = document.createElement("div");
  parentElement.append(root);
  const place = { root, text: null, charts: [], pick: () => {} };
  places.set(parentElement, place);
  return place;
}

function show(place, text) {
  place.text = text;
  const { charts, keys, library, failed } = JSON.parse(text);
  place.keys = keys;
  place.root.className = charts.length > 1 ? "dz-panels" : "";
  while (place.charts.length > charts.length) place.charts.pop().box.remove();
  while (place.charts.length < charts.length) place.charts.push(addChart(place));
  charts.forEach(({ figure: sent, alt }, number) => {
    const figure = unfold(sent);
    const chart = Object.assign(place.charts[number], { figure });
    chart.box.setAttribute("aria-label", alt);
    setHeight(chart, formFor(figure, chart.box.clientWidth));
  });
  loadPlotly(library).then(
    Plotly => place.text === text && place.charts.forEach(chart => draw(Object.assign(chart, { Plotly }))),
    () => place.text === text && place.charts.forEach(({ box }) => say(box, failed)),
  );
}

// The figure as it was before figures/compact_json.py, which says nothing twice.
function unfold({ data, layout }) {
  const traces = unfoldTraces(data), narrow = layout.meta && layout.meta.narrow;
  if (narrow && narrow.changes) {
    narrow.data = unfoldTraces(narrow.changes).map((changes, number) => ({ ...traces[number], ...changes }));
  } else if (narrow && narrow.data) {
    narrow.data = unfoldTraces(narrow.data);
  }
  return { data: traces, layout };
}

function unfoldTraces(traces) {
  const list = value => value && Array.isArray(value.at) ? value.at.map(place => value.values[place]) : value;
  return traces.map(trace => Object.fromEntries(Object.entries(trace).map(([name, value]) => [name, list(value)])));
}

function addChart(place) {
  const box = document.createElement("div");
  box.className = "dz-chart";
  box.setAttribute("role", "img");
  place.root.append(box);
  const chart = { box, place, width: 0, paper: 0 };
  new ResizeObserver(() => fit(chart)).observe(box);
  return chart;
}

// Figures come in the colours of the light theme, and so they are printed.
function draw(chart) {
  const { box, place, Plotly, paper } = chart;
  if (!Plotly) return;
  const first = !box.classList.contains("js-plotly-plot");
  chart.dark = isDark(box);
  const form = formFor(chart.figure, paper ? PAPER : box.clientWidth);
  const { data, layout } = copy(form, chart.dark && !paper);
  setHeight(chart, form);
  Plotly.react(box, data, { ...layout, ...LAYOUT, width: paper ? PAPER / paper : undefined }, CONFIG);
  chart.width = box.clientWidth;
  listMarks(chart, data);
  if (!first) return;
  box.addEventListener("keydown", event => onKey(event, chart));
  box.addEventListener("blur", () => leaveMarks(chart));
  box.on("plotly_click", ({ points }) => {
    const code = codeOf(points[0] && points[0].customdata);
    if (code) open(code, place);
  });
  box.on("plotly_clickannotation", ({ annotation }) => annotation.name && open(annotation.name, place));
}

function setHeight({ box }, { layout }) {
  if (layout.height) box.style.height = `${layout.height}px`;
}

function fit(chart) {
  const { box, Plotly, width } = chart;
  if (!Plotly || chart.paper || !box.clientWidth || box.clientWidth === width) return;
  chart.width = box.clientWidth;
  const bound = below(chart.figure.layout);
  if ((width < bound) === (box.clientWidth < bound)) Plotly.Plots.resize(box);
  else draw(chart);
}

// A copy, since Plotly writes into what it is given; on a dark ground with other values where a property's name ends in
// "color", one colour or a list.
function copy(value, dark, name = "") {
  if (Array.isArray(value)) return value.map(item => copy(item, dark, name));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, copy(inside, dark, key)]));
  }
  return dark && /color(scale)?$/.test(name) && darkColours[value] || value;
}

// Streamlit gives its theme to components as variables of the style. Forced colours have a ground of their own.
const forced = matchMedia("(forced-colors: active)"), darkScheme = matchMedia("(prefers-color-scheme: dark)");
forced.addEventListener("change", () => {
  for (const { root, charts } of places.values()) if (root.isConnected) charts.forEach(draw);
});

function isDark(box) {
  if (forced.matches) return darkScheme.matches;
  const ground = getComputedStyle(box).getPropertyValue("--st-background-color").trim().slice(1);
  return /^[0-9a-f]{6}$/i.test(ground) && ground.match(/../g).every(part => parseInt(part, 16) < 128);
}

// Paper has one width, whatever the window's; a figure taller than the sheet is made smaller, so that none is cut.
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));

function onPaper(paper) {
  for (const { root, charts } of places.values()) {
    if (!root.isConnected) continue;
    for (const chart of charts) {
      const { style, clientHeight } = chart.box;
      const height = formFor(chart.figure, PAPER).layout.height || clientHeight;
      chart.paper = paper && Math.max(0.5, Math.min(1, SHEET / height || 1));
      style.zoom = chart.paper || "";
      style.width = paper ? `${PAPER / chart.paper}px` : "";
      draw(chart);
    }
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
function open(code, place) {
  if (!/^[\w/-]*\?/.test(code)) return place.pick(code);
  const link = Object.assign(document.createElement("a"), { href: code });
  place.root.append(link);
  link.click();
  link.remove();
}

// By keyboard: the figure is one stop of Tab, arrows go from mark to mark, Enter opens what a click would. A line is
// many points and one mark.
function listMarks(chart, data) {
  const { box } = chart;
  chart.marks = data.flatMap((trace, curveNumber) => {
    const places = new Map();
    (trace.customdata || []).forEach((entry, number) => {
      const code = codeOf(entry);
      const mark = trace.mode === "lines" ? code : number;
      if (code) places.set(mark, [...(places.get(mark) || []), number]);
    });
    return [...places.values()].map(numbers => {
      const code = codeOf(trace.customdata[numbers[0]]);
      const pointNumber = numbers[numbers.length >> 1];
      const text = [trace.hovertext, trace.text].find(texts => Array.isArray(texts) && texts[pointNumber]);
      return { code, curveNumber, pointNumber, text: text ? text[pointNumber] : code };
    });
  });
  chart.mark = -1;
  if (!chart.marks.length) return box.removeAttribute("tabindex");
  box.tabIndex = 0;
  box.setAttribute("aria-description", chart.place.keys);
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function onKey(event, chart) {
  const { marks, mark } = chart;
  if (event.altKey || event.ctrlKey || event.metaKey || !marks.length) return;
  if (event.key in STEPS) goTo(chart, mark < 0 ? 0 : (mark + STEPS[event.key] + marks.length) % marks.length);
  else if (event.key === "Home") goTo(chart, 0);
  else if (event.key === "End") goTo(chart, marks.length - 1);
  else if (event.key === "Enter" && mark >= 0) open(marks[mark].code, chart.place);
  else if (event.key === "Escape") leaveMarks(chart);
  else return;
  event.preventDefault();
}

// Shows a mark's words as a pointer over it would, and tells them to a screen reader.
function goTo(chart, number) {
  const { box, Plotly, marks } = chart;
  const { curveNumber, pointNumber, text } = marks[chart.mark = number];
  Plotly.Fx.hover(box, [{ curveNumber, pointNumber }]);
  chart.said = chart.said || box.parentElement.appendChild(
    Object.assign(document.createElement("p"), { className: "dz-chart-said" }));
  chart.said.setAttribute("aria-live", "polite");
  chart.said.textContent = new DOMParser().parseFromString(text.replace(/<br>/g, ". "), "text/html").body.textContent;
}

function leaveMarks(chart) {
  chart.mark = -1;
  if (chart.Plotly) chart.Plotly.Fx.unhover(chart.box);
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
