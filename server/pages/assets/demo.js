// Puts the server's answers in place without loading the page anew, and looks for news while it is seen.
const form = document.getElementById("play");
const json = { accept: "application/json" };
let view = new URL(form.action).searchParams.get("xem");
let isWaiting = false;
let asked = 0;

function fill(parts) {
  for (const [id, text] of Object.entries(parts)) {
    const part = document.getElementById(id);
    if (part.dataset.shown === text) continue;
    const typed = part.querySelector("#tin");
    const focused = document.activeElement;
    const keep = typed && { value: typed.value, isFocused: focused === typed };
    const back =
      part.contains(focused) && focused.name ? `[name="${focused.name}"][value="${focused.value}"]` : undefined;
    part.dataset.shown = text;
    part.innerHTML = text;
    const field = part.querySelector("#tin");
    if (field && keep) field.value = keep.value;
    if (field && keep?.isFocused) field.focus();
    else if (back) part.querySelector(back)?.focus();
    const talk = part.querySelector(".talk");
    if (talk) talk.scrollTop = talk.scrollHeight;
  }
}

const address = () => `${new URL(form.action).pathname}?xem=${view}`;

async function look() {
  const mine = ++asked;
  const answer = await fetch(address(), { headers: json });
  // Too long ago: the server remembers this play no more.
  if (answer.redirected) return location.assign("/demo");
  // An answer that was overtaken would show the past.
  if (answer.ok && mine === asked) fill(await answer.json());
}

async function send(body) {
  isWaiting = true;
  document.body.classList.add("busy");
  const field = document.getElementById("tin");
  if (body.has("gui") && field) field.value = "";
  try {
    const answer = await fetch(address(), { method: "POST", headers: json, body });
    asked += 1;
    if (answer.redirected) location.assign("/demo");
    else if (answer.ok) fill(await answer.json());
  } finally {
    isWaiting = false;
    document.body.classList.remove("busy");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  const { submitter } = event;
  if (submitter?.name && !(submitter.name === "tiep" && submitter.disabled)) body.set(submitter.name, submitter.value);
  if (!submitter || submitter.name === "gui") body.set("gui", "1");
  if (submitter?.name === "xem") {
    view = submitter.value;
    history.replaceState(null, "", address());
  }
  void send(body);
});

document.addEventListener("keydown", (event) => {
  if (event.code !== "ArrowRight" || event.target.closest("input, textarea") || isWaiting) return;
  form.querySelector("[name=tiep]:not(:disabled)")?.click();
});

setInterval(() => {
  if (!document.hidden) look().catch(() => undefined);
}, 700);
