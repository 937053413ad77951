// The board of reactions: how many are chosen, and keys that do what the buttons of a row do. They work only while the
// tick of a row has the focus, so that nobody who talks to a computer presses one by accident (WCAG 2.1.4).
const lijst = () => document.querySelector("[data-werklijst]");
const vinkjes = () => [...lijst().querySelectorAll("[data-werkrij] > input[type='checkbox']")];

function telGekozen() {
  const plek = lijst()?.querySelector("[data-gekozen]");
  if (plek) plek.textContent = `${vinkjes().filter((vinkje) => vinkje.checked).length} gekozen`;
}

const NAAR = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("change", ({ target }) => { if (target.closest("[data-werkrij]")) telGekozen(); });
document.addEventListener("htmx:after:swap", telGekozen);
addEventListener("pageshow", telGekozen);

document.addEventListener("keydown", (toets) => {
  const rij = toets.target.matches?.("[data-werkrij] > input") && toets.target.closest("[data-werkrij]");
  if (!rij || toets.ctrlKey || toets.metaKey || toets.altKey) return;
  const alle = vinkjes(), stap = NAAR[toets.key];
  if (stap) {
    toets.preventDefault();
    alle[alle.indexOf(toets.target) + stap]?.focus();
  } else if (toets.key === "o") {
    toets.preventDefault();
    toets.target.checked = true;
    telGekozen();
    document.getElementById("naar").focus();
  } else {
    rij.querySelector(`[data-toets="${CSS.escape(toets.key)}"]`)?.click();
  }
});
