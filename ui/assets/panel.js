// The source panel: page turning, the way back, and the highlighted words brought into view.
const narrow = () => matchMedia("(max-width: 959px)").matches;

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") element.querySelector("button.close, a.back")?.click();
});

element.addEventListener("click", (event) => {
  const turn = event.target.closest("button[data-page]");
  if (turn) trigger("leaf", { page: Number(turn.dataset.page) });
  const zoom = event.target.closest("button.zoom");
  if (zoom) {
    const large = element.querySelector("figure").classList.toggle("large");
    zoom.setAttribute("aria-pressed", String(large));
    settle();
  }
  const other = event.target.closest("button[data-open]");
  if (other) trigger("open", { key: other.dataset.open });
  const close = event.target.closest("button.close");
  if (close) {
    const opener = document.getElementById(close.dataset.back);
    trigger("close", {});
    if (opener) element.querySelector(".source-panel").remove(); // at once: what it covers can't have the focus
    opener?.focus();
  }
  const back = event.target.closest("a.back");
  if (!back) return;
  event.preventDefault();
  const source = document.querySelector(back.getAttribute("href"));
  source?.closest("details")?.setAttribute("open", "");
  source?.focus();
  source?.scrollIntoView({ block: "center" });
});

const settle = () => {
  const panel = element.querySelector(".source-panel");
  const wanted = document.body.dataset.sourceWanted;
  delete document.body.dataset.sourceWanted;
  if (!panel) return;
  if (narrow()) {
    if (!wanted) return;
    panel.scrollIntoView({ block: "start" });
    panel.focus({ preventScroll: true });
    return;
  }
  const words = panel.querySelector(".spot, mark");
  const below = words ? words.getBoundingClientRect().top - panel.getBoundingClientRect().top : 0;
  panel.scrollTop = below > panel.clientHeight * 0.8 ? panel.scrollTop + below - panel.clientHeight / 3 : 0;
};

document.addEventListener("source-wanted", () => {
  settle();
  // Asked for a second time by keyboard, the panel that is open already is gone to.
  if (document.activeElement.matches(":focus-visible")) element.querySelector(".source-panel")?.focus();
});
watch("value", () => {
  const image = element.querySelector("figure img");
  if (image && !image.complete) image.addEventListener("load", settle, { once: true });
  else settle();
});
