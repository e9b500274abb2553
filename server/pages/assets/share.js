// Passes the page's address on by the telephone's own means; without them the address is there to be copied.
const link = document.querySelector("[data-share]");

if (link && navigator.share) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    // whoever closes the sheet again wanted nothing else
    navigator.share({ title: document.title, url: link.href }).catch(() => undefined);
  });
}
