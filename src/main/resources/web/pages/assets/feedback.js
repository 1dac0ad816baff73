/* What the list of votes does beside what the browser does by itself: many
   votes are selected together, and new ones are told while the list stands
   still. */
(() => {
  "use strict";
  const find = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];

  /* select many */
  const rows = find("[data-rows]");
  const boxes = rows ? all(".row > input[type=checkbox]", rows) : [];
  const every = find("[data-all]");
  if (every) {
    const said = find("[data-selected]");
    const buttons = all("header button", rows);
    const count = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      every.checked = chosen > 0 && chosen === boxes.length;
      every.indeterminate = chosen > 0 && chosen < boxes.length;
      said.textContent = chosen === 0 ? "" : `${chosen} selected`;
      buttons.forEach((button) => { button.disabled = chosen === 0; });
    };
    every.hidden = false;
    every.addEventListener("change", () => { boxes.forEach((box) => { box.checked = every.checked; }); count(); });
    boxes.forEach((box) => box.addEventListener("change", count));
    addEventListener("pageshow", count);
    count();
  }

  /* new votes: counted, never pushed into the list */
  const live = find("[data-live]");
  const fresh = find("[data-fresh]");
  const kept = "heed-live";
  const heard = new Set();
  let source = null;

  const tell = (more) => {
    const n = heard.size;
    fresh.textContent = more ? "Many new votes. Show them" : `${n} new ${n === 1 ? "vote" : "votes"}. Show ${n === 1 ? "it" : "them"}`;
    fresh.hidden = false;
  };

  const listen = (on) => {
    live.setAttribute("aria-pressed", String(on));
    if (source) { source.close(); source = null; }
    if (!on) return;
    source = new EventSource(live.dataset.live);
    source.addEventListener("vote", (event) => { heard.add(event.lastEventId); tell(false); });
    source.addEventListener("gap", () => tell(true));
    /* refused, or the page is being left; what breaks off comes back by itself */
    source.addEventListener("error", () => { if (source && source.readyState === EventSource.CLOSED) listen(false); });
  };

  if (live) {
    live.hidden = false;
    live.addEventListener("click", () => {
      const on = source === null;
      try { if (on) sessionStorage.setItem(kept, ""); else sessionStorage.removeItem(kept); } catch { /* until the page is left */ }
      listen(on);
    });
    const resume = () => { try { if (sessionStorage.getItem(kept) !== null) listen(true); } catch { /* off */ } };
    addEventListener("pagehide", () => { if (source) { source.close(); source = null; } });
    addEventListener("pageshow", (event) => { if (event.persisted) resume(); });
    resume();
  }

  /* the link of a vote, into the clipboard */
  all("[data-copy]").forEach((link) => link.addEventListener("click", (event) => {
    if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigator.clipboard.writeText(link.href).then(() => link.setAttribute("aria-label", "Link copied"), () => { location.href = link.href; });
  }));

  /* what was done: eight seconds, or until dismissed when there is something to undo */
  all("[data-toast]").forEach((toast) => {
    find("[data-dismiss]", toast).addEventListener("click", () => toast.remove());
    if (!find("form", toast)) setTimeout(() => toast.remove(), 8000);
  });
})();
