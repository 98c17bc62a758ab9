// The language, the name, the colours and the logo that this browser remembers, on a page that is not drawn yet:
// one before signing in, or the frame of one inside. It reaches the oldest browsers as it stands here.
(() => {
  const html = document.documentElement;
  try {
    if (localStorage.getItem("language") === "en") {
      html.classList.add("in-english");
      const manifest = document.querySelector("link[rel=manifest]");
      if (manifest) manifest.href += "?language=en";
    }
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
})();
