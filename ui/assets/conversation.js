// The conversation: clicks on sources, marks and chips become events, and so does what is said of an answer; a
// new turn is scrolled into view.
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// A verdict opens its comment box (null closes it).
const choose = (form, verdict) => {
  form.querySelectorAll("[data-verdict]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
  });
  const more = form.querySelector(".more");
  more.hidden = !verdict;
  if (!verdict) return;
  more.querySelector("textarea").focus({ preventScroll: true });
  more.scrollIntoView({ block: "nearest" });
};

const giveUp = (form) => {
  const chosen = form.querySelector("[data-verdict][aria-pressed=true]");
  choose(form, null);
  chosen?.focus();
};

let said = null; // the answer an opinion was sent of, and what else was on the screen
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const verdict = form.querySelector("[data-verdict][aria-pressed=true]")?.dataset.verdict;
  if (!verdict || said) return;
  const turn = Number(form.dataset.turn);
  const top = element.querySelector("#conversation").scrollTop;
  said = { turn, top, open: [...element.querySelectorAll("details")].map((one) => one.open) };
  trigger("judge", { turn, verdict, comment: form.querySelector("textarea").value });
});

element.addEventListener("keydown", (event) => {
  const form = event.target.closest("form.feedback");
  if (!form) return;
  if (event.key === "Escape") giveUp(form);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

element.addEventListener("click", (event) => {
  const form = event.target.closest("form.feedback");
  const verdict = event.target.closest("[data-verdict]");
  if (verdict) choose(form, verdict.getAttribute("aria-pressed") === "true" ? null : verdict.dataset.verdict);
  else if (event.target.closest(".cancel")) giveUp(form);
  if (form) return;
  const share = event.target.closest("button[data-share]");
  if (share) trigger("link", { turn: Number(share.dataset.share) });
  if (event.target.closest("button[data-withdraw]")) trigger("withdraw", {});
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
  if (said) {
    element.querySelectorAll("details").forEach((one, rank) => (one.open = said.open[rank]));
    element.querySelector("#conversation").scrollTop = said.top;
    element.querySelector(`#feedback-told-${said.turn}`)?.focus({ preventScroll: true });
    said = null;
  }
  const all = element.querySelectorAll(".turn");
  const busy = element.querySelector("#conversation")?.getAttribute("aria-busy") === "true";
  if (all.length > turns || busy || waiting) {
    // What stands above the first question belongs to it.
    const last = all.length === 1 ? element.querySelector("#conversation").firstElementChild : all[all.length - 1];
    last?.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  }
  turns = all.length;
  waiting = busy;
});
