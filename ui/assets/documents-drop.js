// Files dropped or chosen are sent one after the other, each straight to the server's door; what is on its way stands
// in a list of its own, until the server's list has it.
const sending = []; // {file, share, request}, and what was not sent: {said}
const giving = () => element.querySelector(".giving");
const word = (name, file) => giving().dataset[name].replace("{name}", file);

const line = (one, rank) => {
  const item = document.createElement("li");
  const text = document.createElement("span");
  text.textContent = one.said ?? word("sending", one.file.name);
  if (one.said) item.className = "warning";
  item.append(text);
  if (!one.said) {
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = one.share;
    bar.setAttribute("aria-label", text.textContent);
    item.append(bar);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = one.said ? giving().dataset.dismiss : giving().dataset.giveUp;
  button.setAttribute("aria-label", `${button.textContent} – ${one.said ?? one.file.name}`);
  button.dataset.rank = rank;
  item.append(button);
  return item;
};

const draw = () => {
  if (!giving()) return;
  const focused = document.activeElement?.closest(".sending") !== null;
  element.querySelector(".sending").replaceChildren(...sending.map(line));
  if (focused) (element.querySelector(".sending button") ?? element.querySelector("input")).focus();
  const count = sending.filter((one) => !one.said).length;
  const failed = sending.filter((one) => one.said).map((one) => one.said);
  const told = count ? giving().dataset[count > 1 ? "several" : "one"].replace("{count}", count) : "";
  const status = element.querySelector("[role=status]");
  const said = [told, ...failed].filter(Boolean).join(" ");
  if (status.textContent !== said) status.textContent = said;
};

const given = () => document.dispatchEvent(new Event("documents-given"));

const fail = (one, name) => {
  one.said = word(name, one.file.name);
  delete one.request;
};

const next = () => {
  const one = sending.find((each) => !each.said);
  if (!one || one.request) return;
  const request = (one.request = new XMLHttpRequest());
  const end = () => {
    if (!one.said) sending.splice(sending.indexOf(one), 1);
    given();
    draw();
    next();
  };
  request.open("PUT", new URL(`documents?name=${encodeURIComponent(one.file.name)}`, document.baseURI));
  request.upload.addEventListener("progress", (event) => {
    one.share = event.total ? event.loaded / event.total : 0;
    const bar = element.querySelectorAll(".sending > li")[sending.indexOf(one)]?.querySelector("progress");
    if (bar) bar.value = one.share;
  });
  request.addEventListener("load", () => {
    // What the server refused for its size or its disk stands in its own list.
    if ([401, 403].includes(request.status)) fail(one, "closed");
    else if (request.status >= 400 && ![413, 507].includes(request.status)) fail(one, "lost");
    end();
  });
  request.addEventListener("error", () => {
    fail(one, "lost");
    end();
  });
  request.addEventListener("abort", end);
  request.send(one.file);
  given(); // it is on the list from now on
};

const send = (files) => {
  for (const { file, folder } of files) {
    const one = { file, share: 0 };
    if (folder) fail(one, "folder");
    else if (file.size > Number(giving().dataset.most)) fail(one, "tooLarge");
    sending.push(one);
  }
  draw();
  next();
};

element.addEventListener("change", (event) => {
  if (!event.target.matches("input[type=file]")) return;
  send([...event.target.files].map((file) => ({ file })));
  event.target.value = ""; // the same file may be chosen again
});

element.addEventListener("click", (event) => {
  const button = event.target.closest(".sending button");
  if (!button) return;
  const one = sending[Number(button.dataset.rank)];
  if (one.request) one.request.abort();
  else {
    sending.splice(sending.indexOf(one), 1);
    draw();
    next();
  }
});

const over = (event, is) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  element.querySelector(".drop")?.classList.toggle("over", is);
};
const shown = () => giving()?.offsetParent;
// Anywhere on the page while the tab is open: a file dropped beside would else be opened by the browser.
document.addEventListener("dragover", (event) => shown() && over(event, true));
document.addEventListener("dragleave", (event) => shown() && !event.relatedTarget && over(event, false));
document.addEventListener("drop", (event) => {
  if (!shown()) return;
  over(event, false);
  const items = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === "file");
  send(
    items.map((item) => ({ file: item.getAsFile(), folder: item.webkitGetAsEntry?.()?.isDirectory })),
  );
});

addEventListener("beforeunload", (event) => {
  if (sending.some((one) => one.request)) event.preventDefault();
});
watch("value", draw);
