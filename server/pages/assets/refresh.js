// Keeps a page of the service centre up to date: its main part is fetched anew every so many seconds.
const main = document.querySelector("main");
const seconds = Number(document.querySelector("[data-refresh]")?.getAttribute("data-refresh"));

async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (fresh && main && fresh.innerHTML !== main.innerHTML) main.replaceChildren(...fresh.childNodes);
  } catch {
    // without a network what is shown stays; the next time tells
  }
}

if (seconds > 0) setInterval(refresh, seconds * 1000);
