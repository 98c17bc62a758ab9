// The language, the name and the colours that this browser remembers, on a page that is not drawn yet:
// one before signing in, or the frame of one inside. It reaches the oldest browsers as it stands here.
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
  } catch (_) {
    // Storage may be forbidden, or hold what somebody else has written.
  }
})();
