// Stands behind a written-out page and runs before it is seen and before its script has come: what
// this browser remembers is on the page at once, and a form that is sent meanwhile is not lost.
// It reaches the browser as it is written here, the oldest ones too.
(() => {
  const html = document.documentElement;
  try {
    if (localStorage.getItem("language") === "en") html.classList.add("in-english");
    const look = JSON.parse(localStorage.getItem("supplier") || "{}");
    const place = document.getElementById("supplier");
    if (place && typeof look.name === "string") place.textContent = look.name;
    const brand = look.brand || {};
    for (const shade of Object.keys(brand)) {
      const known = /^[a-z-]+$/.test(shade) && /^#[0-9a-f]{6}$/.test(brand[shade]);
      if (known) html.style.setProperty(`--supplier-${shade}`, brand[shade]);
    }
    const logo = look.logo || {};
    if (look.logoBox > 0 && /^[\w/.-]+$/.test(logo.address)) {
      html.style.setProperty("--supplier-logo", `url("${logo.address}")`);
      html.style.setProperty("--supplier-logo-box", look.logoBox);
      html.classList.add("has-logo");
    }
  } catch (_) {
    // Storage may be forbidden, or hold what somebody else has written.
  }
  if (window.PublicKeyCredential && !/^[\d.]+$|^\[/.test(location.hostname)) {
    html.classList.add("passkeys-possible");
  }
  const keep = (event) => {
    event.preventDefault();
    window.entranceSent = event.target.getAttribute("name");
  };
  window.addEventListener("submit", keep, true);
  window.entranceReady = () => window.removeEventListener("submit", keep, true);
})();
