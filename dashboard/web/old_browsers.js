// ES5, for browsers that know no later language. Gives them the functions that Streamlit's front end uses and they lack,
// and says so in both languages where its scripts cannot be run at all. First in the head of a document.
(function (words) {
  function add(owner, name, value) {
    if (owner && !owner[name]) Object.defineProperty(owner, name, { value: value, writable: true, configurable: true });
  }
  function at(index) {
    index = Math.trunc(index) || 0;
    return this[index < 0 ? this.length + index : index];
  }
  add(Object, "hasOwn", function (object, key) { return Object.prototype.hasOwnProperty.call(object, key); });
  add(Array.prototype, "at", at);
  add(String.prototype, "at", at);
  if (window.Uint8Array && Object.getPrototypeOf) add(Object.getPrototypeOf(Uint8Array).prototype, "at", at);
  add(Array.prototype, "toSorted", function (compare) { return this.slice().sort(compare); });
  add(String.prototype, "replaceAll", function (wanted, replacement) {
    return wanted instanceof RegExp ? this.replace(wanted, replacement) : this.split(wanted).join(replacement);
  });
  add(Element.prototype, "replaceChildren", function () {
    this.textContent = "";
    this.append.apply(this, arguments);
  });
  if (window.Promise) add(Promise, "withResolvers", function () {
    var parts = {};
    parts.promise = new this(function (resolve, reject) { parts.resolve = resolve; parts.reject = reject; });
    return parts;
  });
  if (window.AbortSignal) add(AbortSignal, "timeout", function (milliseconds) {
    var controller = new AbortController();
    setTimeout(function () { controller.abort(); }, milliseconds);
    return controller.signal;
  });

  // A script that cannot be read or run before anything is shown: the page will stay empty.
  function started() {
    var root = document.getElementById("root");
    return !!(root && root.firstChild);
  }
  function tell() {
    if (started() || document.getElementById("dz-old")) return;
    var note = document.createElement("p");
    note.id = "dz-old";
    note.setAttribute("role", "alert");
    note.appendChild(document.createTextNode(words));
    document.body.appendChild(note);
  }
  function tellSoon() {
    if (document.body) setTimeout(tell, 2000);
    else setTimeout(tellSoon, 200);
  }
  window.addEventListener("error", function (event) {
    if (event.message && /\/static\/js\//.test(event.filename || "")) tellSoon();
  });
  if (!("noModule" in document.createElement("script"))) tellSoon();
})(WORDS);
