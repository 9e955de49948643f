"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const slides = [...document.querySelectorAll(".slide")];
const plots = [...document.querySelectorAll(".plot")];
const PRINTED = 690, TALLEST = 700; // pixels of A4 between its margins; of it that a figure may take

function draw(place) {
  if (place.dataset.drawn) return;
  place.dataset.drawn = "yes";
  const { data: traces, layout } = data.figures[place.dataset.figure];
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
}

function print(place) {
  draw(place);
  const zoom = Math.min(1, TALLEST / parseFloat(place.style.height));
  place.style.zoom = zoom;
  Plotly.relayout(place, { width: PRINTED / zoom, autosize: false });
}

function open(slide, code) {
  const fold = document.getElementById(`${slide}-${code}`);
  if (!fold) return;
  fold.open = true;
  fold.querySelector("summary").focus();
  fold.scrollIntoView({ block: "center" });
}

function current() {
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
  slide.scrollIntoView({ block: "start" });
  const heading = slide.querySelector("h2");
  if (heading) heading.focus({ preventScroll: true });
}

const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key in steps) go(current() + steps[event.key]);
  else if (event.key === "Home") go(0);
  else if (event.key === "End") go(slides.length - 1);
  else return;
  event.preventDefault();
});
addEventListener("scroll", show, { passive: true });
addEventListener("beforeprint", () => plots.forEach(print));
addEventListener("afterprint", () => plots.forEach((place) => {
  place.style.zoom = "";
  Plotly.relayout(place, { width: null, autosize: true });
}));

const near = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && draw(one.target)), { rootMargin: "1200px" });
plots.forEach((place) => near.observe(place));
show();
