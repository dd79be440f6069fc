// What the pages do better with script; without it every link and form works by itself.
"use strict";

const panel = document.getElementById("panel");
const reading = document.querySelector(".reading");
const marks = () => [...document.querySelectorAll(".reading a.m")].filter((mark) => shown(mark));
const shown = (mark) => {
  const box = document.getElementById("k-" + mark.classList[1]);
  return !box || box.checked;
};

// A mark shows its place beside the text, without loading the page anew.
async function show(mark) {
  const place = new URL(mark.href).searchParams.get("at");
  const before = document.getElementById("at");
  if (before) { before.removeAttribute("id"); before.removeAttribute("aria-current"); }
  mark.id = "at";
  mark.setAttribute("aria-current", "true");
  history.replaceState(null, "", mark.href);
  panel.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(location.pathname + "/at?range=" + encodeURIComponent(place));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("panel");
    if (!answer.ok || !found) throw new Error(String(answer.status));
    panel.replaceChildren(...found.childNodes);
  } catch {
    location.href = mark.href;
  }
  panel.removeAttribute("aria-busy");
}

if (panel && reading) {
  reading.addEventListener("click", (event) => {
    const mark = event.target.closest("a.m");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(mark);
  });
}

// Who decides is asked once in a browser.
document.addEventListener("focusin", (event) => {
  if (event.target.name === "who" && !event.target.value) event.target.value = localStorage.getItem("who") || "";
});
document.addEventListener("submit", (event) => {
  const who = event.target.elements.who;
  if (who) localStorage.setItem("who", who.value);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").focus();
  } else if ((event.key === "j" || event.key === "k") && reading) {
    const all = marks();
    const here = all.findIndex((mark) => mark.id === "at");
    const next = all[event.key === "j" ? here + 1 : here < 0 ? all.length - 1 : here - 1];
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: "center" });
    show(next);
  }
});
