// A unit that the data lack, named by the reader in the form of a row: a word in each language, and an id proposed from them.
const NEW_UNIT = "+"; // no id can be this
const units = () => ({ ...store.lists.unit, ...store.units });

function offerUnit(select) {
  select.append(element("option", "", { value: NEW_UNIT }, store.labels.unit_new));
  select.onchange = () => {
    const box = select.form.querySelector(".dz-reading-unit");
    box.hidden = select.value !== NEW_UNIT;
    box.disabled = box.hidden; // what is not shown is not asked for
    if (!box.hidden) box.querySelector("input").focus();
  };
}

function unitForm(row) {
  const box = element("fieldset", "dz-reading-unit", { hidden: "", disabled: "" });
  box.append(element("legend", "dz-reading-small", {}, store.labels.unit_help));
  const zh = line("unit_zh", { required: "", lang: "zh" }), en = line("unit_en", { lang: "en" });
  const code = line("unit_new_id", { required: "", pattern: "[a-z]+(_[a-z]+)*", lang: "en", spellcheck: "false" });
  zh.value = counterOf(row);
  code.value = proposedId("");
  let isTyped = false;
  code.oninput = () => (isTyped = true);
  en.oninput = () => isTyped || (code.value = proposedId(en.value));
  return box;

  function line(name, attributes) {
    const label = element("label", "dz-reading-field"), input = element("input", "", { name, type: "text", maxlength: 40, ...attributes });
    label.append(element("span", "", {}, store.labels[name]), input);
    box.append(label);
    return input;
  }
}

// The words behind the number, which is how its text counts: 栋 of 30栋.
function counterOf(row) {
  const written = words(...(row.words.value?.[0] ?? row.quote));
  return written.match(/[\d\uff10-\uff19.,，〇零一二两三四五六七八九十百千万亿余多\s]+([\u4e00-\u9fff/／·]{1,8})$/)?.[1] ?? "";
}

function proposedId(english) {
  const stem = english.toLowerCase().replace(/[^a-z]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 38);
  const known = units(), letters = "abcdefghijklmnopqrstuvwxyz";
  if (stem && !(stem in known)) return stem;
  for (const first of ["", ...letters]) for (const last of letters) if (!(`${stem || "unit"}_${first}${last}` in known)) return `${stem || "unit"}_${first}${last}`;
  return "";
}

// The words of a unit that is named in a form, whose id goes into the cells; none where a known one was chosen.
function newUnit(form, cells) {
  if (cells.unit_id !== NEW_UNIT) return [];
  cells.unit_id = form.elements.unit_new_id.value.trim();
  return [form.elements.unit_zh.value.trim(), form.elements.unit_en.value.trim()];
}
