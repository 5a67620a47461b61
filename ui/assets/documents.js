// The documents given: what a person wishes becomes an event; while the tab is seen, the list is looked at again, often
// while something is being done, seldom else; and what had the focus, or was open, is so again when it is drawn anew.
const OFTEN = 1000;
const SELDOM = 5000; // milliseconds
let focused = "";
let asked = ""; // the addition of which it is asked whether it is to be removed
let open = new Set();
let looked = 0;
let busy = false;

const seen = () => element.offsetParent !== null && !document.hidden;
const look = () => {
  looked = performance.now();
  focused = element.contains(document.activeElement) ? document.activeElement.id : "";
  trigger("look", {});
};

const ask = (id) => {
  const before = asked;
  asked = id;
  element.querySelectorAll(".sure").forEach((one) => {
    one.hidden = one.closest("li").id !== `addition-${asked}`;
  });
  if (id) element.querySelector(`#keep-${id}`)?.focus();
  else element.querySelector(`#ask-${before}`)?.focus();
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-order]");
  if (!button) return;
  const { order, id } = button.dataset;
  if (order === "ask") ask(id);
  else if (order === "keep") ask("");
  else {
    focused = button.id;
    if (order === "remove") asked = "";
    trigger("order", { order, id });
  }
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && asked) ask("");
});
element.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) open.add(event.target.id);
    else open.delete(event.target.id);
  },
  true,
);

document.addEventListener("documents-given", () => seen() && look());
document.addEventListener("visibilitychange", () => seen() && look());
setInterval(() => {
  const every = element.querySelector("[data-busy]") ? OFTEN : SELDOM;
  if (seen() && performance.now() - looked >= every) look();
}, 250);

watch("value", () => {
  const done = busy && !element.querySelector("[data-busy]");
  busy = element.querySelector("[data-busy]") !== null;
  if (done) trigger("finished", {}); // the head of the page tells how many acts there are
  element.querySelectorAll(".sure").forEach((one) => {
    one.hidden = one.closest("li").id !== `addition-${asked}`;
  });
  element.querySelectorAll("details").forEach((one) => (one.open = open.has(one.id)));
  if (!focused || document.activeElement !== document.body) return;
  const again = element.querySelector(`#${CSS.escape(focused)}`);
  const beside = element.querySelector(".given button, .orders button");
  (again ?? beside ?? document.querySelector("#documents-files"))?.focus({ preventScroll: true });
});
