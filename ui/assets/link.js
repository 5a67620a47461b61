// A link that the server made: put where its answer stands, and copied where the browser lets a page do so.
watch("value", async () => {
  const made = element.querySelector("[data-turn]");
  const place = made && document.getElementById(`link-${made.dataset.turn}-told`);
  if (!place) return;
  const box = place.querySelector("input");
  const told = place.querySelector("[role=status]");
  place.hidden = false;
  box.hidden = !made.dataset.id;
  const link = new URL(location.pathname, location.href);
  link.searchParams.set("answer", made.dataset.id);
  box.value = link.href;
  let copied = false;
  if (made.dataset.id) {
    box.focus({ preventScroll: true });
    box.select();
    try {
      await navigator.clipboard.writeText(link.href);
      copied = true;
    } catch {
      // Not over plain HTTP, nor where someone forbids it: the link is selected, to be copied by hand.
    }
  }
  told.textContent = copied ? made.dataset.copied : made.dataset.byHand;
  place.scrollIntoView({ block: "nearest" });
});
