// Kept conversations: the bar above the chat and the list beside it. Choices become events; the address of the page
// follows what is shown, and what is shown follows the address when someone goes back or forth.
const SHOWN = ["conversation", "answer"]; // what the address may name
const OPEN = "actes-conversations-open"; // whether the list is open, remembered by this browser
const place = () => document.getElementById("columns");
const toggle = () => document.getElementById("conversations-toggle");
const list = () => document.getElementById("conversations");
const isOpen = () => place().dataset.kept === "open";
const roomy = () => matchMedia("(min-width: 1200px)").matches;

const set = (open, focus) => {
  const inside = list()?.contains(document.activeElement);
  place().dataset.kept = open ? "open" : "closed";
  toggle()?.setAttribute("aria-expanded", String(open));
  if (roomy()) localStorage.setItem(OPEN, open ? "yes" : "no");
  if (open) document.dispatchEvent(new CustomEvent("aside", { detail: "conversations" }));
  if (open && focus) {
    const first = ["[aria-current=true]", "#conversations-search", ".open", ".close"];
    const find = () => first.map((one) => list().querySelector(one)).find((one) => one);
    requestAnimationFrame(() => find().focus());
  } else if (!open && inside) toggle()?.focus();
};

// --- one conversation of the list: its name is changed, or it is deleted, in its own place

const show = (entry, kind) => {
  for (const [deed, part] of [
    ["rename", "renaming"],
    ["delete", "deleting"],
  ]) {
    entry.querySelector(`.${part}`).hidden = deed !== kind;
    entry.querySelector(`button.${deed}`).setAttribute("aria-expanded", String(deed === kind));
  }
  const box = entry.querySelector(".renaming input");
  box.value = box.defaultValue; // what was typed and given up is gone
  if (kind === "rename") box.select();
  if (kind === "delete") entry.querySelector(".deleting .cancel").focus();
};
const giveUp = (entry) => {
  const deed = entry.querySelector(".deeds [aria-expanded=true]");
  show(entry, "");
  deed?.focus();
};

let focused = "";
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const entry = event.target.closest("[data-id]");
  focused = `conversation-${entry.dataset.id}`;
  trigger("rename", { key: entry.dataset.id, name: entry.querySelector(".renaming input").value });
});

element.addEventListener("keydown", (event) => {
  const deed = event.target.closest(".renaming, .deleting");
  if (event.key !== "Escape" || !deed) return;
  event.stopPropagation(); // the list stays open
  giveUp(deed.closest("[data-id]"));
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const entry = button.closest("[data-id]");
  if (button.id === "conversations-toggle") set(!isOpen(), true);
  else if (button.matches(".close")) set(false);
  else if (button.dataset.form) trigger("save", { form: button.dataset.form });
  else if (button.dataset.open) {
    focused = button.id;
    trigger("open", { key: button.dataset.open });
    if (!roomy()) set(false);
  } else if (button.matches(".rename, .delete")) {
    show(entry, button.getAttribute("aria-expanded") === "true" ? "" : button.className);
  } else if (button.matches(".cancel")) giveUp(entry);
  else if (button.matches(".deleting .do")) {
    focused = "conversations-close";
    trigger("delete", { key: entry.dataset.id });
  }
});

let typed = null; // what is sought, while it is typed
let waiting = 0;
element.addEventListener("input", (event) => {
  if (event.target.id !== "conversations-search") return;
  typed = event.target.value;
  clearTimeout(waiting);
  waiting = setTimeout(() => trigger("seek", { words: typed }), 250);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen() && element.contains(list())) set(false);
});
document.addEventListener("aside", (event) => {
  if (event.detail !== "conversations" && isOpen() && element.contains(list())) set(false);
});

// --- the address

const bar = () => element.querySelector(".conversation-bar");
const named = (query) => SHOWN.map((name) => new URLSearchParams(query).get(name)).join();
const follow = () => {
  const { address, missing } = bar().dataset;
  const here = new URLSearchParams(location.search);
  if (named(address) === named(location.search)) return;
  const fresh = named(location.search) === named("") || missing;
  SHOWN.forEach((name) => here.delete(name));
  new URLSearchParams(address).forEach((value, name) => here.set(name, value));
  const query = String(here);
  history[fresh ? "replaceState" : "pushState"](history.state, "", `${location.pathname}${query && `?${query}`}`);
};
if (bar()) {
  addEventListener("popstate", () => trigger("move", { address: location.search }));
  if (roomy() && localStorage.getItem(OPEN) === "yes") requestAnimationFrame(() => set(true));
}

watch("value", () => {
  if (bar()) {
    toggle().setAttribute("aria-expanded", String(isOpen()));
    follow();
    return;
  }
  const search = element.querySelector("#conversations-search");
  if (search && typed !== null) {
    const again = document.activeElement === document.body;
    search.value = typed;
    if (again) search.focus({ preventScroll: true });
    search.setSelectionRange(typed.length, typed.length);
    if (search.getAttribute("value") === typed) typed = null;
  }
  const again = focused ? document.getElementById(focused) : null;
  const lost = document.activeElement === document.body || document.activeElement.closest("[hidden]");
  if (again && lost) again.focus({ preventScroll: true });
  focused = "";
});
