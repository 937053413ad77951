// What Django's admin leaves out: a question before typed text is thrown away, and much for who can't see or has no
// mouse. Most of that: names for the search boxes in the place of long lists (select2); a screen reader would only say
// "combobox".

/** What the list is called on the page: its label, or the name that it has in a row. */
const naam = (lijst) => lijst.getAttribute("aria-label") || lijst.labels?.[0]?.textContent.trim().replace(/:$/, "") || "";

function benoem(lijst) {
  const kader = lijst.parentElement.querySelector(".select2-container");
  if (!kader) return;
  const keuze = kader.querySelector(".select2-selection--single");
  const gekozen = kader.querySelector(".select2-selection__rendered");
  if (keuze && gekozen) {
    keuze.id = `${gekozen.id}-naam`;
    keuze.setAttribute("aria-label", naam(lijst));
    keuze.setAttribute("aria-labelledby", `${keuze.id} ${gekozen.id}`); // its own name, then what is chosen
    gekozen.removeAttribute("role"); // it can't be typed in
    gekozen.removeAttribute("aria-readonly");
  }
  kader.querySelector(".select2-search__field")?.setAttribute("aria-label", naam(lijst));
}

/** A block that slides sideways can be reached by the keyboard, and says what it is. */
function maakSchuifbaar(blok, naam) {
  blok.tabIndex = 0;
  blok.setAttribute("role", "region");
  blok.setAttribute("aria-label", naam);
}

/** Rows that are only shown have nothing to focus on: then the block itself takes it. A list is always longer than wide. */
function maakTabellenBereikbaar() {
  for (const rijen of document.querySelectorAll(".inline-group")) {
    const bedienbaar = rijen.querySelector("a[href], button, input:not([type=hidden]), select, textarea");
    if (!bedienbaar) maakSchuifbaar(rijen, rijen.querySelector("h2").textContent.trim());
  }
  const lijst = document.querySelector("#changelist .results");
  if (lijst) maakSchuifbaar(lijst, document.querySelector("#content h1").textContent.trim());
  for (const kop of document.querySelectorAll("th:empty")) kop.replaceWith(document.createElement("td")); // heads nothing
  document.querySelectorAll("#nav-sidebar thead th:nth-child(3)").forEach((kop) => kop.remove()); // of a column that is not there
}

// What was typed is not thrown away unasked: not by a link, not by closing the page. Sending it is what it is for.
const TELT_NIET = /^(csrfmiddlewaretoken|_selected_action|action|select_across)$/;
const waarde = (w) => (w instanceof File ? `${w.name} ${w.size}` : w);
const inhoud = (form) => JSON.stringify([...new FormData(form)].filter(([n]) => !TELT_NIET.test(n)).map(([n, w]) => [n, waarde(w)]));
let begin = new Map(); // of each form what was in it when the page was ready
let verstuurd; // the form that is on its way

/** A page that came back with an error holds what nobody has saved. */
const isGetypt = ([form, was]) => form !== verstuurd && (inhoud(form) !== was || document.querySelector(".errornote"));
const onthoud = () => { begin = new Map([...document.querySelectorAll("#content-main form[method='post']")].map((form) => [form, inhoud(form)])); };

addEventListener("beforeunload", (event) => { if ([...begin].some(isGetypt)) event.preventDefault(); });
addEventListener("submit", (event) => { if (!event.defaultPrevented) verstuurd = event.target; });
addEventListener("pageshow", () => { verstuurd = undefined; });

const benoemAlle = () => document.querySelectorAll("select.admin-autocomplete").forEach(benoem);

addEventListener("load", () => setTimeout(() => { benoemAlle(); onthoud(); }));
document.addEventListener("DOMContentLoaded", maakTabellenBereikbaar);
document.addEventListener("formset:added", () => setTimeout(benoemAlle));
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".select2-search__field:not([aria-label])")) target.setAttribute("aria-label", "Zoek in de lijst");
});
