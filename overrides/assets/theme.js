// Runs before anything is drawn: scripts work here; the colour scheme that was chosen here before, else the one the system prefers.
(function () {
  document.documentElement.classList.replace("no-js", "js");
  let chosen = null;
  try { chosen = localStorage.getItem("directory-theme"); } catch { /* storage is closed to us: follow the system */ }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
})();
