// The only script of our own: it says what changed, puts the focus somewhere sensible, and shows when something failed.
// Without it everything works too: each hx-attribute stands beside a real href or action.
import "htmx.org/dist/htmx.js";

// Looked up each time: going back swaps the whole body.
const live = () => document.getElementById("aankondiging");
const storing = () => document.getElementById("storing");
const doel = (ctx) => (ctx?.target?.id ? document.getElementById(ctx.target.id) : ctx?.target);

let opnieuw;
let gebruikt; // what had the focus last: a button that is sent is disabled meanwhile, and loses it
let bron; // what asked: htmx forgets it when the answer takes its place
let terug; // the address of the button that opened what is now being closed

/** Says a text to screen readers; empties first, so that the same text is said twice. */
function zeg(tekst) {
  if (!tekst || !live()) return;
  live().textContent = "";
  clearTimeout(opnieuw);
  opnieuw = setTimeout(() => { live().textContent = tekst; }, 60);
}

/** What a part of the page wants to be said when it has changed; who paged hears on which page that is. */
function bericht(vak) {
  const teksten = [vak, ...vak.querySelectorAll("[data-aankondiging]")].map((deel) => deel.dataset.aankondiging);
  const bladert = bron?.closest?.("[rel='prev'], [rel='next']");
  if (bladert) teksten.push(vak.querySelector("[data-bladzijde]")?.textContent.trim());
  return teksten.filter(Boolean).join(". ");
}

/**
 * Moves the focus only when the element in use is gone; `autofocus` from the server (a wrong field) wins. Who closes a
 * form is back at the button that opened it. Who pages, sorts or chooses is at the start of what came: never nowhere.
 */
function richt(vak) {
  const gekozen = vak.querySelector("[autofocus]");
  if (gekozen) return gekozen.focus();
  if (document.activeElement && document.activeElement !== document.body) return;
  const opener = terug && vak.querySelector(`[href="${CSS.escape(terug)}"]`);
  const wijst = vak.matches("[data-focus]") ? vak : vak.querySelector("[data-focus]");
  const begin = bron?.matches?.("a, button, form, select") ? (vak.querySelector("h1, h2, h3, h4") ?? vak) : null;
  const plek = opener || wijst || begin;
  if (plek && plek.tabIndex < 0) plek.setAttribute("tabindex", "-1");
  ontvouw(plek);
  plek?.focus();
}

/** Opens the folded groups around something, so that it is in sight. */
function ontvouw(plek) {
  for (let vak = plek?.closest("details:not([open])"); vak; vak = vak.parentElement.closest("details:not([open])")) vak.open = true;
}

/** Says what went wrong; the page stays as it was, with all that was typed. */
function meldStoring(ctx, soort = "net") {
  doel(ctx)?.removeAttribute?.("aria-busy");
  const vak = storing();
  if (!vak) return;
  for (const tekst of vak.querySelectorAll("[data-fout]")) tekst.hidden = tekst.dataset.fout !== soort;
  vak.hidden = false;
  setTimeout(() => { if (document.activeElement === document.body) gebruikt?.focus(); });
}

/** The kind of error of an answer; none for a page that is meant to be seen: a form with errors, or someone was first. */
function foutsoort({ status, headers }) {
  if (status < 400 || status === 409 || status === 422) return undefined;
  if (headers.get("X-Formulier") === "verlopen") return "verlopen";
  if (status === 503) return "503";
  if (status >= 500) return "net";
  return [401, 403, 404, 429].includes(status) ? String(status) : "anders";
}

/** Gives all forms the token of this login, which changes when someone logs in again; whether there is one. */
async function vernieuwToken() {
  const antwoord = await fetch(location.href, { credentials: "same-origin", cache: "no-store" }); // not what was kept of before the login
  const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
  const token = pagina.querySelector("[name='csrfmiddlewaretoken']")?.value;
  for (const veld of token ? document.getElementsByName("csrfmiddlewaretoken") : []) veld.value = token;
  return Boolean(token);
}

/** A form of before the last login is sent once more, with a new token. A hint only gets the token: it asks again at the next letter. */
async function verstuurOpnieuw(ctx) {
  const formulier = ctx.sourceElement?.closest?.("form");
  const isFormulier = ctx.sourceElement === formulier;
  if (!formulier || (isFormulier && formulier.dataset.vernieuwd)) return meldStoring(ctx, "verlopen");
  const ingelogd = await vernieuwToken().catch(() => undefined);
  if (!ingelogd) return meldStoring(ctx, ingelogd === false ? "401" : "net");
  if (!isFormulier) return doel(ctx)?.removeAttribute("aria-busy");
  formulier.dataset.vernieuwd = "ja";
  formulier.requestSubmit();
}

// What was typed in a form that is watched goes to nobody unasked: not for a filter, not for another form or page.
const WEG = "U hebt iets getypt dat nog niet is opgeslagen. Wilt u dat weggooien?";

/** Whether someone changed this field, which a button is not. A form that came back with an error says itself (`data-bewaak`) that it holds something. */
const isAnders = (veld) => {
  if (["hidden", "submit"].includes(veld.type) || !veld.name) return false;
  if (veld.type === "checkbox" || veld.type === "radio") return veld.checked !== veld.defaultChecked;
  if (veld.options) return veld.value !== ([...veld.options].find((keuze) => keuze.defaultSelected) ?? veld.options[0])?.value;
  return veld.value !== veld.defaultValue;
};
const getypt = (vak = document) => [...vak.querySelectorAll("form[data-bewaak]")].filter((f) => f.dataset.bewaak || [...f.elements].some(isAnders));

let onderweg; // the form that the browser is sending: what it holds is not lost

/** The form that a request of htmx sends: it asked for it itself, or its button did. A link in a form sends nothing. */
const zendt = ({ sourceElement: wat }) => (wat?.matches?.("form") ? wat : wat?.form);

/** Whether this request would take away what somebody typed in a form that it does not send. */
const gooitWeg = (ctx) => Boolean(doel(ctx)) && getypt(doel(ctx)).some((formulier) => formulier !== zendt(ctx));

addEventListener("beforeunload", (event) => {
  if (getypt().some((formulier) => formulier !== onderweg)) event.preventDefault();
  // A double click sends twice. When the page stays after all (a download, a stop), what is left later is asked about.
  setTimeout(() => { onderweg = undefined; }, 1000);
});
addEventListener("pageshow", () => { onderweg = undefined; });

// Before any other listener, so that none can keep it from knowing what is sent. A button that leads to a page of its
// own (`data-heel`) is no business of htmx: the browser sends the form there.
document.addEventListener("submit", (event) => {
  const { heel, vraag } = event.submitter?.dataset ?? {};
  if (vraag && !confirm(vraag)) event.preventDefault(); // what cannot be undone
  if (!event.defaultPrevented) onderweg = event.target;
  if (heel !== undefined || event.defaultPrevented) event.stopImmediatePropagation();
}, true);

document.addEventListener("focusin", ({ target }) => { gebruikt = target; });

document.addEventListener("htmx:before:request", (gebeurtenis) => {
  const { detail } = gebeurtenis;
  if (zendt(detail?.ctx ?? {}) === onderweg) onderweg = undefined; // htmx sends it: the page stays
  if (gooitWeg(detail?.ctx ?? {}) && !confirm(WEG)) return gebeurtenis.preventDefault();
  bron = detail?.ctx?.sourceElement;
  terug = bron?.dataset?.terug;
  detail?.ctx?.target?.setAttribute?.("aria-busy", "true");
  const melding = storing();
  if (melding) melding.hidden = true;
});

// A long text with a maximum: how much is left stands below it, and is said when the end comes near and when one stops typing.
const BIJNA = 100;
let telling;

/** As the server counts: characters, not the halves of an emoji, without blanks around. */
const tekens = (veld) => [...veld.value.trim()].length;

function tel(plek) {
  const over = Number(plek.dataset.meest) - tekens(document.getElementById(plek.dataset.telt));
  const aantal = `${Math.abs(over).toLocaleString("nl-NL")} ${Math.abs(over) === 1 ? "teken" : "tekens"}`;
  plek.textContent = over < 0 ? `${aantal} te veel.` : `Nog ${aantal}.`;
  plek.classList.toggle("bijschrift--fout", over < 0);
  return over;
}

document.addEventListener("input", ({ target }) => {
  const plek = target.id && document.querySelector(`[data-telt="${CSS.escape(target.id)}"]`);
  if (!plek) return;
  const over = tel(plek);
  clearTimeout(telling);
  if (over <= BIJNA) telling = setTimeout(() => zeg(plek.textContent), 1000);
});

/** Marks the fields of a filter that are wrong: they stay as they are, and only their error is replaced. */
function wijsVeldenAan() {
  for (const plek of document.querySelectorAll("[data-veldfout]")) {
    const veld = document.getElementById(plek.dataset.veldfout);
    const isFout = plek.childElementCount > 0;
    if (isFout) veld?.setAttribute("aria-describedby", plek.id);
    else veld?.removeAttribute("aria-describedby");
    veld?.setAttribute("aria-invalid", isFout);
    plek.closest(".utrecht-form-field")?.classList.toggle("utrecht-form-field--invalid", isFout);
  }
}

document.addEventListener("htmx:after:swap", ({ detail }) => {
  wijsVeldenAan();
  const vak = doel(detail?.ctx);
  if (!vak) return;
  vak.removeAttribute("aria-busy");
  zeg(bericht(vak));
  richt(vak);
});

// A whole page that brings a message, as after a form that the browser sent itself: the same, but a field goes first.
if (!document.querySelector("[autofocus]")) document.querySelector(".utrecht-alert[data-focus]")?.focus();

// An error answer never takes the place of what is on the screen. Going back to a page that is gone may show that.
document.addEventListener("htmx:after:request", (gebeurtenis) => {
  const { ctx } = gebeurtenis.detail;
  const soort = foutsoort(ctx.response);
  if (soort !== "verlopen") delete ctx.sourceElement?.closest?.("form")?.dataset.vernieuwd; // it may need a new token once more
  if (!soort || (soort !== "net" && ctx.request.headers["HX-History-Restore-Request"])) return;
  gebeurtenis.preventDefault();
  if (soort === "verlopen") verstuurOpnieuw(ctx);
  else meldStoring(ctx, soort);
});
document.addEventListener("htmx:error", (fout) => meldStoring(fout.detail?.ctx));

// An address to copy is chosen as a whole.
document.addEventListener("focusin", ({ target }) => { if (target.matches("[data-heel-kiezen]")) target.select(); });

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

// The contents of a page that stay in sight on a phone make room once one chose.
document.addEventListener("click", ({ target }) => {
  const balk = target.closest?.("a") && target.closest("details.inhoudsbalk");
  if (balk) balk.open = false;
});

// A day of the calendar is written in the box beside it; who types in the box again, means that.
document.addEventListener("input", ({ target }) => {
  if (target.dataset.datum) {
    const [jaar, maand, dag] = target.value.split("-").map(Number);
    if (!(jaar > 999)) return; // a year that is still being typed
    const opties = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    const tekst = new Intl.DateTimeFormat("nl", opties).format(new Date(Date.UTC(jaar, maand - 1, dag)));
    document.getElementById(target.dataset.datum).value = tekst;
  } else if (target.form) {
    const kalender = target.form.querySelector(`[data-datum="${CSS.escape(target.id)}"]`);
    if (kalender && target.id) kalender.value = "";
  }
});

// A text to take along: the button is there only when the browser can.
for (const knop of navigator.clipboard ? document.querySelectorAll("[data-kopieer]") : []) knop.hidden = false;
document.addEventListener("click", async ({ target }) => {
  const knop = target.closest?.("[data-kopieer]");
  if (!knop) return;
  await navigator.clipboard.writeText(document.getElementById(knop.dataset.kopieer).textContent.trim());
  zeg(knop.dataset.gelukt);
  knop.querySelector(".nl-button__label").textContent = knop.dataset.gelukt;
});
