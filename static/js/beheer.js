// What Django's admin leaves out for who can't see or has no mouse. Most of it: names for the search boxes that it puts
// in the place of long lists (select2); a screen reader would only say "combobox".

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

/** Rows that are only shown have nothing to focus on: then the block itself takes it, so that the keyboard can scroll it. */
function maakSchuifbaar(rijen) {
  if (rijen.querySelector("a[href], button, input:not([type=hidden]), select, textarea")) return;
  rijen.tabIndex = 0;
  rijen.setAttribute("role", "region");
  rijen.setAttribute("aria-labelledby", rijen.querySelector("h2").id);
}

const benoemAlle = () => document.querySelectorAll("select.admin-autocomplete").forEach(benoem);

addEventListener("load", () => setTimeout(benoemAlle));
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".inline-group").forEach(maakSchuifbaar));
document.addEventListener("formset:added", () => setTimeout(benoemAlle));
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".select2-search__field:not([aria-label])")) target.setAttribute("aria-label", "Zoek in de lijst");
});
