// Comfort for the reading bar: looks change in place, and the page is read aloud where the browser has a voice for its language.
const bar = document.querySelector(".aids");
const form = bar?.querySelector("form");
const read = bar?.querySelector("[data-read]");
const root = document.documentElement;

function press(name, isPressed) {
  for (const one of form.querySelectorAll(`[name="${name}"]`)) one.setAttribute("aria-pressed", String(isPressed(one)));
}

function apply({ name, value }) {
  if (name === "chu") {
    root.dataset.size = value;
    press(name, (one) => one.value === value);
    return;
  }
  const isStrong = value === "1";
  root.dataset.contrast = isStrong ? "strong" : "normal";
  press(name, () => isStrong);
  form.querySelector(`[name="${name}"]`).value = isStrong ? "0" : "1";
}

form?.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.name) return;
  event.preventDefault();
  const { name, value } = button;
  // the answer only keeps the choice; without a network it holds for this page
  fetch(form.action, { method: "POST", body: new URLSearchParams({ [name]: value }), redirect: "manual" }).catch(
    () => {},
  );
  apply({ name, value });
});

const voices = () => speechSynthesis.getVoices().filter(({ lang }) => lang.slice(0, 2).toLowerCase() === root.lang);

/** What a person would read, sentence by sentence: long pieces are cut off by some telephones. */
function sentences() {
  const lines = document
    .querySelector("main")
    .innerText.replace(/[✓◔★☆]/g, "")
    .split(/\n+|(?<=[.!?…])\s+/);
  return lines.map((line) => line.trim()).filter((line) => /[\p{L}\d]/u.test(line));
}

let waiting = [];
const words = { start: read?.textContent, stop: read?.dataset.stop };

function stop() {
  waiting = [];
  speechSynthesis.cancel();
  read.textContent = words.start;
}

function next() {
  const sentence = waiting.shift();
  if (sentence === undefined) return stop();
  const spoken = new SpeechSynthesisUtterance(sentence);
  const [voice] = voices();
  if (voice) spoken.voice = voice;
  spoken.lang = voice?.lang ?? root.lang;
  spoken.onend = () => read.textContent === words.stop && next();
  spoken.onerror = () => read.textContent === words.stop && stop();
  speechSynthesis.speak(spoken);
}

function offer() {
  if (voices().length > 0) read.hidden = false;
}

if (read && "speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  read.addEventListener("click", () => {
    if (read.textContent === words.stop) return stop();
    waiting = sentences();
    read.textContent = words.stop;
    next();
  });
  addEventListener("pagehide", stop);
}
if (bar) bar.hidden = false;
