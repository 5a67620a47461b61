// A file made by the server, inside the page itself: saved under its name, and nothing of it is kept.
watch("value", () => {
  const file = element.querySelector("[data-bytes]");
  if (!file) return;
  const bytes = Uint8Array.from(atob(file.dataset.bytes), (char) => char.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.dataset.type }));
  link.download = file.dataset.file;
  link.click();
  URL.revokeObjectURL(link.href);
  delete file.dataset.bytes;
});
