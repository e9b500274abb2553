// Shows what the ward tells this browser of a street or a kind, and ends it with one tap. All words come with the notice.
const show = (title, options) => self.registration.showNotification(title, options);

self.addEventListener("push", (event) => {
  const { title, lang, body, tag, url, stop } = event.data.json();
  const actions = [{ action: "stop", title: stop.name }];
  event.waitUntil(show(title, { lang, body, tag, actions, data: { title, lang, url, stop } }));
});

async function end({ title, lang, stop }) {
  const answer = await fetch(stop.url, { method: "POST" }).catch(() => undefined);
  // what did not get through is not ended: the page takes the tap then
  if (!answer?.ok) return self.clients.openWindow(stop.url);
  return show(title, { lang, body: stop.done, tag: stop.url, silent: true, data: { url: stop.url } });
}

self.addEventListener("notificationclick", (event) => {
  const { action, notification } = event;
  notification.close();
  event.waitUntil(action === "stop" ? end(notification.data) : self.clients.openWindow(notification.data.url));
});

/** A subscription as the ward takes it; `cua` is the ward's own key that it was asked for with. */
function fieldsOf(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  const bytes = String.fromCharCode(...new Uint8Array(subscription.options.applicationServerKey));
  const cua = btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return { may: endpoint, khoa: keys.p256dh, dau: keys.auth, cua };
}

/** The push service gave this browser another address: its topics move along. */
async function move({ oldSubscription, newSubscription }) {
  // one whose old address is not told is moved by the page, when that is opened next
  if (!oldSubscription) return;
  const applicationServerKey = await (await fetch("/nhan-tin/may/khoa")).text();
  const { pushManager } = self.registration;
  const fresh = newSubscription ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  const body = new URLSearchParams({ cu: oldSubscription.endpoint, ...fieldsOf(fresh) });
  await fetch("/nhan-tin/may/doi", { method: "POST", body });
}

self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(move(event)));
