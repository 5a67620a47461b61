// The page's own language follows the screens' language, for screen readers and hyphenation; and the way past the
// head of the page leads to what is shown.
const speak = () => {
  document.documentElement.lang = element.querySelector("[lang]")?.lang ?? "fr";
};
speak();
watch("value", speak);

element.addEventListener("click", (event) => {
  if (!event.target.closest("a.skip")) return;
  event.preventDefault();
  const shown = [...document.querySelectorAll("[role=tabpanel]")].find((panel) => panel.offsetParent);
  (shown?.querySelector("#conversation") ?? shown?.querySelector("input"))?.focus();
});
