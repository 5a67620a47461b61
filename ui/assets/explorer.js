// Filters, charts and tables: choices become events, and what had the focus has it again when all is drawn anew.
let focused = "";
let toRows = false;
const tell = (name, detail) => {
  focused = document.activeElement?.id ?? "";
  trigger(name, detail);
};

element.addEventListener("change", (event) => {
  const menu = event.target.closest("select[data-name]");
  if (menu) tell("refine", { name: menu.dataset.name, value: menu.value === "" ? null : menu.value.slice(1) });
});

element.addEventListener("click", (event) => {
  const wish = event.target.closest("button[data-name]");
  const form = event.target.closest("button[data-form]");
  const row = event.target.closest("[data-open], tbody tr");
  if (wish) {
    toRows = wish.closest(".chart") !== null;
    tell("refine", { name: wish.dataset.name, value: wish.dataset.value ?? null });
  } else if (form) {
    tell("save", { form: form.dataset.form });
  } else if (row && !String(getSelection())) {
    const button = row.matches("[data-open]") ? row : row.querySelector("[data-open]");
    if (!button) return;
    button.focus({ preventScroll: true });
    document.body.dataset.sourceWanted = "yes"; // the panel comes into view where it covers the page
    tell("open", { key: button.dataset.open });
  }
});

watch("value", () => {
  const again = focused ? element.querySelector(`#${CSS.escape(focused)}`) : null;
  if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
  // Beside the page the table is narrower, and the row of the page elsewhere.
  element.querySelector("tr.opened")?.scrollIntoView({ block: "nearest" });
  if (toRows) element.querySelector(".rows.lines")?.scrollIntoView({ block: "start" });
  focused = "";
  toRows = false;
});
