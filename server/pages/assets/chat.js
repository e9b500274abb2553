// The ward's chat window: sends, listens, and shows what was said. Continues after a reload; the session is a cookie.
const log = document.getElementById("chat-log");
const choices = document.getElementById("chat-choices");
const form = document.getElementById("chat-form");
const field = document.getElementById("chat-text");
const note = document.getElementById("chat-note");
const noteText = note.textContent;
const shown = new Map();

function say(text, bad) {
  note.textContent = text ?? noteText;
  note.classList.toggle("bad", Boolean(bad));
}

async function call(path, body, tries = 4) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const json = body !== undefined && !(body instanceof FormData);
      const response = await fetch(path, {
        method: body === undefined ? "GET" : "POST",
        ...(json ? { headers: { "content-type": "application/json" } } : {}),
        ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
      });
      const answer = await response.json();
      if (response.ok) return answer;
      if (response.status < 500) throw Object.assign(new Error(answer.error?.message), { final: true });
    } catch (error) {
      if (error.final || attempt >= tries) throw error;
    }
    say("Mạng yếu, đang gửi lại…", true);
    await new Promise((done) => setTimeout(done, 1000 * 2 ** attempt));
  }
}

const names = { bot: "Trợ lý tự động", operator: "Người trực", page: "Người trực" };

function line(message) {
  const item = document.createElement("li");
  item.className = message.direction === "in" ? "in" : message.author;
  if (message.direction !== "in" && names[message.author]) {
    const who = document.createElement("small");
    who.textContent = message.name ?? names[message.author];
    item.append(who);
  }
  for (const file of message.attachments) {
    if (file.kind !== "image" || !file.url) continue;
    const picture = new Image();
    picture.src = file.url;
    picture.alt = message.direction === "in" ? "Hình bà con gửi" : "Hình phường gửi";
    item.append(picture);
  }
  if (message.text) item.append(message.text);
  if (message.place) item.append(`Vị trí: ${message.place}`);
  return item;
}

function show(messages) {
  for (const message of messages) {
    const item = line(message);
    const before = shown.get(message.id);
    if (before) before.replaceWith(item);
    else log.append(item);
    shown.set(message.id, item);
  }
  for (const waiting of log.querySelectorAll("[data-waiting]")) {
    if (messages.some((message) => message.clientId === waiting.dataset.waiting)) waiting.remove();
  }
  const last = messages.at(-1);
  offer(last && last.direction === "out" ? last.choices : []);
  log.scrollTop = log.scrollHeight;
}

function offer(list) {
  choices.replaceChildren(
    ...list.map((choice) => {
      const element = document.createElement(choice.url ? "a" : "button");
      element.textContent = choice.label;
      if (choice.url) element.href = choice.url;
      else
        element.addEventListener("click", () =>
          choice.asksLocation ? sendPlace() : send({ choice: choice.value, label: choice.label }),
        );
      return element;
    }),
  );
}

async function refresh() {
  try {
    const { messages } = await call("/api/chat/messages");
    show(messages);
    say();
  } catch {
    say("Mất kết nối, đang nối lại…", true);
  }
}

async function send(content) {
  const clientId = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const waiting = line({
    direction: "in",
    author: "resident",
    text: content.text ?? content.label ?? "",
    attachments: [],
  });
  waiting.dataset.waiting = clientId;
  log.append(waiting);
  offer([]);
  log.scrollTop = log.scrollHeight;
  try {
    await call("/api/chat/messages", { clientId, ...content });
    say();
  } catch (error) {
    waiting.remove();
    if (content.text) field.value = content.text;
    say(error.final ? error.message : "Chưa gửi được. Bà con bấm Gửi lại giúp.", true);
  }
}

function sendPlace() {
  if (!navigator.geolocation) return say("Máy này không cho biết vị trí. Bà con gõ địa chỉ giúp.", true);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) =>
      send({ place: { latitude: coords.latitude, longitude: coords.longitude }, label: "Vị trí của tôi" }),
    () => say("Chưa lấy được vị trí. Bà con gõ địa chỉ giúp.", true),
    { timeout: 15000 },
  );
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  void send({ text });
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
document.getElementById("chat-place").addEventListener("click", sendPlace);
document.getElementById("chat-photo").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  target.value = "";
  if (!file) return;
  const body = new FormData();
  body.append("file", file);
  try {
    const { key } = await call("/api/chat/uploads", body);
    await send({ photos: [key], label: "Hình" });
  } catch (error) {
    say(error.final ? error.message : "Chưa gửi được hình.", true);
  }
});

await call("/api/chat/session", {}).catch(() => say("Chưa nối được với phường.", true));
await refresh();
const live = new EventSource("/api/chat/live");
let queued;
const soon = () => {
  clearTimeout(queued);
  queued = setTimeout(refresh, 80);
};
for (const name of ["message.added", "message.updated", "conversation.updated", "reset"])
  live.addEventListener(name, soon);
live.addEventListener("open", soon);
live.addEventListener("error", () => say("Mất kết nối, đang nối lại…", true));
