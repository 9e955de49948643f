"use strict";
document.body.classList.add("scripted");
const NARROW = 700; // pixels: below, a slide scrolls and its chart is drawn; above, a picture fills the screen
const data = JSON.parse(document.getElementById("data").textContent);
const slides = [...document.querySelectorAll(".slide")];
const plots = [...document.querySelectorAll(".plot")];

function draw(place) {
  if (place.dataset.drawn) return;
  place.dataset.drawn = "yes";
  const { data: traces, layout } = formFor(data.figures[place.dataset.figure], place.clientWidth);
  if (layout.height) place.style.height = `${layout.height}px`;
  const save = {
    name: "save",
    title: data.words.save,
    icon: Plotly.Icons.camera,
    click: (figure) => Plotly.downloadImage(figure, { format: "png", scale: 2, filename: "duizhao" }),
  };
  const config = { displaylogo: false, responsive: true, scrollZoom: false, showSendToCloud: false, plotlyServerURL: "", modeBarButtons: [[save]] };
  Plotly.newPlot(place, traces, { ...layout, width: undefined, autosize: true }, config);
  place.on("plotly_click", (event) => {
    const code = event.points[0] && event.points[0].customdata;
    open(place.dataset.figure, Array.isArray(code) ? code[0] : code);
  });
  place.on("plotly_clickannotation", (event) => open(place.dataset.figure, event.annotation.name));
}

// A figure may have another form for columns as narrow as a phone's: dashboard/figures/narrow.py.
function formFor({ data: traces, layout }, width) {
  const narrow = width && width < 700 && layout.meta && layout.meta.narrow;
  return narrow ? { data: narrow.data, layout: { ...layout, ...narrow.layout } } : { data: traces, layout };
}

function open(slide, code) {
  const fold = document.getElementById(`${slide}-${code}`);
  if (!fold || presenting()) return;
  fold.open = true;
  fold.querySelector("summary").focus();
  fold.scrollIntoView({ block: "center" });
}

// A cell of a table opens the evidence of what it shows, where the slide has it; keyboards find the folds themselves.
slides.forEach((slide) => slide.querySelectorAll("[data-code]").forEach((cell) => {
  const code = new URLSearchParams(cell.dataset.code);
  const shown = code.get("target") ?? code.get("silence");
  if (!shown || !document.getElementById(`${slide.id}-${shown}`)) return;
  cell.classList.add("opens");
  cell.addEventListener("click", () => open(slide.id, shown));
}));

const presenting = () => document.body.classList.contains("presenting");

function current() {
  if (presenting()) return Math.max(slides.findIndex((slide) => slide.classList.contains("now")), 0);
  const middle = innerHeight / 3;
  const passed = slides.filter((slide) => slide.getBoundingClientRect().top <= middle);
  return Math.max(passed.length - 1, 0);
}

function show() {
  const said = data.words.position.replace("{number}", current() + 1).replace("{count}", slides.length);
  const status = document.querySelector(".position");
  if (status.textContent !== said) status.textContent = said;
}

function go(number) {
  const slide = slides[Math.min(Math.max(number, 0), slides.length - 1)];
  if (presenting()) {
    slides.forEach((one) => one.classList.toggle("now", one === slide));
    if (innerWidth < NARROW) slide.querySelectorAll(".plot").forEach(draw);
    scrollTo(0, 0);
    history.replaceState(null, "", slide.id ? `#${slide.id}` : location.pathname + location.search);
    show();
  } else slide.scrollIntoView({ block: "start", behavior: "instant" }); // a key may be pressed again before a slow scroll ends
  const heading = slide.querySelector("h1, h2");
  if (heading) heading.focus({ preventScroll: true });
}

function present(on) {
  const at = current();
  document.body.classList.toggle("presenting", on);
  if (!on) slides.forEach((slide) => slide.classList.remove("now"));
  if (!on) plots.filter((place) => place.dataset.drawn).forEach((place) => Plotly.Plots.resize(place));
  go(at);
}

function leave() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (data.leave) location.href = data.leave;
  else if (presenting()) present(false);
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const acts = { Escape: leave, f: fullScreen, p: () => present(!presenting()) };
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key in steps) go(current() + steps[event.key]);
  else if (event.key === " " && presenting()) go(current() + 1);
  else if (event.key === "Home") go(0);
  else if (event.key === "End") go(slides.length - 1);
  else if (event.key.toLowerCase() in acts || event.key in acts) (acts[event.key] ?? acts[event.key.toLowerCase()])();
  else return;
  event.preventDefault();
});
let from = 0;
addEventListener("touchstart", (event) => { from = event.changedTouches[0].clientX; }, { passive: true });
addEventListener("touchend", (event) => {
  const across = event.changedTouches[0].clientX - from;
  if (presenting() && Math.abs(across) > 60) go(current() + (across < 0 ? 1 : -1));
}, { passive: true });
addEventListener("resize", () => presenting() && go(current()));
addEventListener("scroll", show, { passive: true });
const near = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && draw(one.target)), { rootMargin: "1200px" });
plots.forEach((place) => near.observe(place));
if (data.leave) {
  const asked = slides.findIndex((slide) => slide.id && `#${slide.id}` === location.hash);
  present(true);
  go(asked);
}
show();
