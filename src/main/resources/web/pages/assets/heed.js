/* What pages do beside what the browser does by itself. Loaded before the page
   is drawn, so that the chosen ground is there from the first moment. Without
   it everything works: links, forms, tables. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.scripted = "";
  const kept = "heed-theme";
  try { const theme = localStorage.getItem(kept); if (theme === "dark" || theme === "light") root.dataset.theme = theme; } catch { /* no storage: the system's choice */ }

  function turn() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem(kept, root.dataset.theme); } catch { /* holds until the page is left */ }
  }

  const open = () => document.querySelectorAll(".chip details[open], details.chip[open]");

  /* A click takes a choice at once. Keys only wander over the choices, so theirs is taken with Enter, with the button
     that then shows, or when the chip closes; Escape leaves all as it was. */
  const choice = "[data-filters] .pop:not(.many) input[type=radio], [data-facets] input";
  const wandered = (form) => form.dataset.wandered !== undefined;
  let keys = false;
  document.addEventListener("pointerdown", () => { keys = false; }, true);
  document.addEventListener("keydown", () => { keys = true; }, true);
  document.addEventListener("change", ({ target }) => {
    if (!target.matches(choice)) return;
    if (keys) target.form.dataset.wandered = ""; else target.form.requestSubmit();
  });
  document.addEventListener("toggle", ({ target }) => {
    const form = target.closest("[data-filters]");
    if (form && !target.open && wandered(form)) form.requestSubmit();
  }, true);
  function forget(chip) {
    chip.querySelectorAll("input[type=radio]").forEach((radio) => { radio.checked = radio.defaultChecked; });
    const form = chip.closest("[data-filters]");
    if (form) delete form.dataset.wandered;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-theme-switch]")) turn();
    open().forEach((chip) => { if (!chip.contains(event.target)) chip.open = false; });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open().forEach((chip) => { forget(chip); chip.open = false; chip.querySelector("summary").focus(); });
    if (event.key === "Enter" && event.target.matches(choice)) { event.preventDefault(); event.target.form.requestSubmit(); }
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !/^(input|textarea|select)$/i.test(event.target.tagName)) {
      const box = document.querySelector(".search .input");
      if (box) { event.preventDefault(); box.focus(); }
    }
  });

  /* Empty fields stay out of the address. */
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "get") return;
    for (const field of event.target.elements)
      if (field.name && field.value === "" && (field.type !== "radio" || field.checked)) field.disabled = true;
  });
  /* A project without votes: look now and then whether the first has come. */
  const soon = 5000;
  addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector("[data-waiting]")) return;
    setInterval(async () => {
      if (document.hidden) return;
      const text = await fetch(location.href).then((answer) => answer.text(), () => "data-waiting");
      if (!text.includes("data-waiting")) location.reload();
    }, soon);
  });

  /* Back to a page that the browser kept: its fields work again. */
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[method=get] :disabled").forEach((field) => { field.disabled = false; });
  });
})();
