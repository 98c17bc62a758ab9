// Stands behind a written-out page and runs before it is seen and before its script has come: what
// this browser remembers is on the page at once (look.js), and a form that is sent meanwhile is not
// lost. It reaches the browser as it is written here, the oldest ones too.
(() => {
  if (window.PublicKeyCredential && !/^[\d.]+$|^\[/.test(location.hostname)) {
    document.documentElement.classList.add("passkeys-possible");
  }
  const keep = (event) => {
    event.preventDefault();
    window.entranceSent = event.target.getAttribute("name");
  };
  window.addEventListener("submit", keep, true);
  window.entranceReady = () => window.removeEventListener("submit", keep, true);
})();
