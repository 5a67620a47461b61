// The conversation: clicks on sources, marks and chips become events; a new turn is scrolled into view.
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

element.addEventListener("click", (event) => {
  const chip = event.target.closest("button[data-group]");
  if (chip) {
    trigger("pick", { group: chip.dataset.group, rank: Number(chip.dataset.rank) });
    return;
  }
  const source = event.target.closest("[data-source]");
  if (!source) return;
  event.preventDefault();
  const { turn, source: rank } = source.dataset;
  const open = element.querySelector(`#source-${turn}-${rank}`)?.getAttribute("aria-pressed") === "true";
  element.querySelectorAll("button[data-source]").forEach((button) => {
    const chosen = button.dataset.turn === turn && button.dataset.source === rank;
    button.setAttribute("aria-pressed", String(chosen));
    if (chosen) button.closest("details")?.setAttribute("open", "");
  });
  document.body.dataset.sourceWanted = "yes"; // the panel comes into view where it stands below
  if (open) document.dispatchEvent(new Event("source-wanted")); // its panel may come back unchanged, unwatched
  trigger("source", { turn: Number(turn), source: Number(rank) });
});

let turns = 0;
let waiting = false;
watch("value", () => {
  const all = element.querySelectorAll(".turn");
  const busy = element.querySelector("#conversation")?.getAttribute("aria-busy") === "true";
  if (all.length > turns || busy || waiting) {
    all[all.length - 1]?.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  }
  turns = all.length;
  waiting = busy;
});
