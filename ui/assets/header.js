// The page's own language follows the screens' language, for screen readers and hyphenation.
const speak = () => {
  document.documentElement.lang = element.querySelector("[lang]")?.lang ?? "fr";
};
speak();
watch("value", speak);
