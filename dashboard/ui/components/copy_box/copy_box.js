// The box of copied.py. The text is set as textContent, never as markup.
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".dz-copied") ?? parentElement.appendChild(document.createElement("div"));
  box.className = "dz-copied";
  const said = document.createElement("pre");
  const code = document.createElement("code");
  said.tabIndex = 0; // a long one is scrolled by keyboard
  code.textContent = data.text;
  code.style.all = "unset";
  said.append(code);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = data.copy;
  button.onclick = async () => {
    getSelection().selectAllChildren(code);
    try {
      await navigator.clipboard.writeText(data.text);
    } catch {
      document.execCommand("copy"); // without a secure address there is no clipboard; what is selected can be copied
    }
    button.textContent = data.done;
    setTimeout(() => { button.textContent = data.copy; }, 2000);
  };
  box.replaceChildren(said, button);
}
