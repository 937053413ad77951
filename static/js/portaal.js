// The only script of our own: it says what changed, puts the focus somewhere sensible, and shows when something failed.
// Without it everything works too: each hx-attribute stands beside a real href or action.
import "htmx.org/dist/htmx.js";

// Looked up each time: going back swaps the whole body.
const live = () => document.getElementById("aankondiging");
const storing = () => document.getElementById("storing");
const doel = (ctx) => (ctx?.target?.id ? document.getElementById(ctx.target.id) : ctx?.target);

let opnieuw;

/** Says a text to screen readers; empties first, so that the same text is said twice. */
function zeg(tekst) {
  if (!tekst || !live()) return;
  live().textContent = "";
  clearTimeout(opnieuw);
  opnieuw = setTimeout(() => { live().textContent = tekst; }, 60);
}

/** Moves the focus only when the element in use is gone; `autofocus` from the server (a wrong field) wins. */
function richt(vak) {
  const gekozen = vak.querySelector("[autofocus]");
  const weg = !document.activeElement || document.activeElement === document.body;
  if (gekozen) gekozen.focus();
  else if (weg) (vak.matches("[data-focus]") ? vak : vak.querySelector("[data-focus], [tabindex='-1']"))?.focus();
}

function meldStoring(fout) {
  doel(fout.detail?.ctx)?.removeAttribute?.("aria-busy");
  const melding = storing();
  if (melding) melding.hidden = false;
}

document.addEventListener("htmx:before:request", ({ detail }) => {
  detail?.ctx?.target?.setAttribute?.("aria-busy", "true");
  const melding = storing();
  if (melding) melding.hidden = true;
});

document.addEventListener("htmx:after:swap", ({ detail }) => {
  const vak = doel(detail?.ctx);
  if (!vak) return;
  vak.removeAttribute("aria-busy");
  const bericht = vak.matches("[data-aankondiging]") ? vak : vak.querySelector("[data-aankondiging]");
  zeg(bericht?.dataset.aankondiging);
  richt(vak);
});

// A 4xx is a page of its own (a form with errors, someone was first, not found) and is swapped like any other.
document.addEventListener("htmx:response:error", (fout) => {
  if ((fout.detail?.ctx?.response?.status ?? 500) >= 500) meldStoring(fout);
});
document.addEventListener("htmx:error", meldStoring);

// The menu of the user closes like people expect: by Escape and by a click beside it.
const menu = () => document.querySelector("details.gebruiker[open]");
document.addEventListener("keydown", (toets) => {
  if (toets.key !== "Escape" || !menu()) return;
  const open = menu();
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("click", (klik) => {
  if (menu() && !menu().contains(klik.target)) menu().open = false;
});
