// Runs a component's script from a file of its own, which the page loads once however many elements need it.
const { script, style, settings } = COMPONENT;
const root = window.__streamlit && window.__streamlit.BACKEND_BASE_URL || new URL("./", location.href).href;
const address = name => new URL(`assets/${name}`, root).href;
const loaded = import(address(script));

if (style && ![...document.querySelectorAll("link[rel=stylesheet]")].some(({ href }) => href === address(style))) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address(style) }));
}

export default function (component) {
  loaded.then(module => module.default(component, settings), () => {
    component.parentElement.textContent = JSON.parse(new TextDecoder().decode(component.data)).failed;
  });
}
