// Sets the theme before the first paint. A file of its own, because the page's policy allows no inline script.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = localStorage.getItem("theme");
    const system = dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : system;
  };
  dark.addEventListener("change", apply);
  window.addEventListener("themechange", apply);
  apply();
})();
