// The filters and the line above the question: choices become events; the area opens and closes beside the
// conversation, gives the focus back, and what had it has it again when all is drawn anew.
const toggle = () => document.getElementById("filters-toggle");
const place = () => document.getElementById("columns"); // what holds the area and the conversation
const isOpen = () => place().dataset.filters === "open";
let focused = "";
const tell = (name, detail) => {
  focused = document.activeElement?.id ?? "";
  trigger(name, detail);
};
const set = (open) => {
  const inside = document.getElementById("narrowing").contains(document.activeElement);
  place().dataset.filters = open ? "open" : "closed";
  toggle()?.setAttribute("aria-expanded", String(open));
  if (open) document.dispatchEvent(new CustomEvent("aside", { detail: "filters" })); // one beside the chat at a time
  if (open) requestAnimationFrame(() => document.querySelector("#filters select")?.focus());
  else if (inside) toggle()?.focus();
};

element.addEventListener("change", (event) => {
  const menu = event.target.closest("select[data-name]");
  if (menu) tell("refine", { name: menu.dataset.name, value: menu.value === "" ? null : menu.value.slice(1) });
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.id === "filters-toggle") {
    if (!isOpen()) trigger("look", {}); // the acts held may be others by now
    set(!isOpen());
  } else if (button.matches(".close")) set(false);
  else if (button.id === "again") trigger("again", {});
  else if (button.dataset.name) {
    tell("refine", { name: button.dataset.name, value: null });
    focused = button.closest("#filters") ? "filter-council" : "filters-toggle"; // the button itself goes
  }
});

// From anywhere: on a phone they cover what may have the focus.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen()) set(false);
});

document.addEventListener("aside", (event) => {
  if (event.detail !== "filters" && isOpen()) set(false);
});

watch("value", () => {
  // What someone chose stays chosen in a menu that is only drawn over.
  element.querySelectorAll("select").forEach((menu) => {
    menu.value = menu.querySelector("option[selected]").value;
  });
  toggle()?.setAttribute("aria-expanded", String(isOpen()));
  const again = focused ? document.getElementById(focused) : null;
  if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
  if (element.contains(again)) focused = "";
});
