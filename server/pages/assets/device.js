// Notices on this very browser: offered only where it can show them, and it asks for leave only when somebody taps.
const form = document.querySelector("[data-news]");
const offer = form?.querySelector("[data-device]");
const button = offer?.querySelector("button");
const told = document.querySelector("[data-told]");
/** The address notices last came to, in case the browser loses it. */
const last = "cau-noi-may";
const workerPath = "/nhan-tin/may.js";
let serverKey;

const post = (path, fields) => fetch(`/nhan-tin/may${path}`, { method: "POST", body: new URLSearchParams(fields) });
const say = (words) => {
  told.textContent = words;
};

function fieldsOf(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  return { may: endpoint, khoa: keys.p256dh, dau: keys.auth, cua: serverKey };
}

function isByOurKey({ options }) {
  const bytes = String.fromCharCode(...new Uint8Array(options.applicationServerKey));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") === serverKey;
}

/** This browser's subscription under the ward's key of now; topics it had under another address or key move along. */
async function subscribe({ pushManager }) {
  const known = await pushManager.getSubscription();
  if (known && isByOurKey(known)) return known;
  const before = known?.endpoint ?? localStorage.getItem(last);
  await known?.unsubscribe();
  const fresh = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey });
  if (before) await post("/doi", { cu: before, ...fieldsOf(fresh) });
  localStorage.setItem(last, fresh.endpoint);
  return fresh;
}

/** The ward's words for what this browser is told, or why not. */
async function put(answer) {
  const text = answer.status === 204 ? "" : await answer.text();
  told.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
}

/** The worker, once it can take notices. */
async function registered() {
  const registration = await navigator.serviceWorker.register(workerPath);
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return registration;
  await new Promise((done) => {
    worker.addEventListener(
      "statechange",
      () => worker.state !== "installed" && worker.state !== "activating" && done(),
    );
  });
  return registration;
}

async function ask() {
  button.disabled = true;
  try {
    if ((await Notification.requestPermission()) !== "granted") return say(button.dataset.denied);
    const { loai, duong } = Object.fromEntries(new FormData(form));
    await put(await post("", { loai, duong, ...fieldsOf(await subscribe(await registered())) }));
  } catch {
    say(button.dataset.failed);
  } finally {
    button.disabled = false;
  }
}

/** What this browser is told already; where that is nothing any more, it listens no longer. */
async function look() {
  const registration = await navigator.serviceWorker.getRegistration(workerPath);
  if (!registration || Notification.permission !== "granted" || !localStorage.getItem(last)) return;
  const subscription = await subscribe(registration);
  const answer = await post("/co", { may: subscription.endpoint });
  await put(answer);
  if (answer.status !== 204) return;
  localStorage.removeItem(last);
  await subscription.unsubscribe();
}

async function begin() {
  if (serverKey) return;
  const answer = await fetch("/nhan-tin/may/khoa");
  if (!answer.ok) return;
  serverKey = await answer.text();
  // looked first: finding nothing it ends the subscription, which a tap meanwhile would have just asked for
  await look().catch(() => undefined);
  form.hidden = false;
  offer.hidden = false;
  button.addEventListener("click", ask);
}

if (offer && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  const folded = form.closest("details");
  // without a network the other ways stay
  const start = () => begin().catch(() => undefined);
  if (folded && !folded.open) folded.addEventListener("toggle", start);
  else void start();
}
