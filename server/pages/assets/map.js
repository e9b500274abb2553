// Lets the telephone say where it is; the map itself needs no script.
const form = document.getElementById("here");
if (form && navigator.geolocation) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (form.elements.lat.value) return;
    event.preventDefault();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.lat.value = coords.latitude.toFixed(6);
        form.elements.lon.value = coords.longitude.toFixed(6);
        form.submit();
      },
      () => {
        form.querySelector("button").textContent = form.dataset.failed;
      },
      { timeout: 15000 },
    );
  });
}
