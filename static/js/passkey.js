// Passkeys: hands the browser what the server asks, and puts its answer in a hidden field of the form. Without this
// script, or without passkeys in the browser, the buttons stay hidden and a code does the same.

// A passkey belongs to a name: on 127.0.0.1 no browser makes one, on localhost it does.
const kan = window.PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname);
const naarBytes = (tekst) => Uint8Array.from(atob(tekst.replace(/-/g, "+").replace(/_/g, "/")), (teken) => teken.charCodeAt(0));
const naarTekst = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const metBytes = (lijst) => lijst?.map((deel) => ({ ...deel, id: naarBytes(deel.id) }));

/** The options of the server, with bytes where the browser wants those. */
function opties({ publicKey }) {
  const uit = { ...publicKey, challenge: naarBytes(publicKey.challenge) };
  if (uit.user) uit.user = { ...uit.user, id: naarBytes(uit.user.id) };
  if (uit.allowCredentials) uit.allowCredentials = metBytes(uit.allowCredentials);
  if (uit.excludeCredentials) uit.excludeCredentials = metBytes(uit.excludeCredentials);
  return { publicKey: uit };
}

/** What the browser answers, as text that the server reads. */
function antwoord(passkey) {
  const response = {};
  for (const naam of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (passkey.response[naam]) response[naam] = naarTekst(passkey.response[naam]);
  }
  const clientExtensionResults = passkey.getClientExtensionResults();
  return JSON.stringify({ id: passkey.id, rawId: naarTekst(passkey.rawId), type: passkey.type, response, clientExtensionResults });
}

/** From the page, or asked for at the click: so that who only looks at the login page gets no session. */
async function vraag(formulier) {
  if (formulier.dataset.passkey) return JSON.parse(formulier.dataset.passkey);
  const uit = await fetch(formulier.dataset.passkeyVraag, { method: "POST", body: new FormData(formulier) });
  return (await uit.json()).opties;
}

async function gebruik(formulier, fout) {
  fout.hidden = true;
  const maakt = "passkeyMaken" in formulier.dataset;
  try {
    const gevraagd = opties(await vraag(formulier));
    const passkey = maakt ? await navigator.credentials.create(gevraagd) : await navigator.credentials.get(gevraagd);
    formulier.elements.passkey.value = antwoord(passkey);
    formulier.submit();
  } catch {
    fout.hidden = false;
    fout.focus();
  }
}

for (const knop of kan ? document.querySelectorAll("[data-passkey-knop]") : []) {
  const formulier = knop.form;
  const fout = document.getElementById(knop.dataset.passkeyKnop);
  for (const vak of document.querySelectorAll("[data-met-passkey]")) vak.hidden = false;
  knop.addEventListener("click", () => {
    const naam = formulier.elements.naam;
    if (naam && !naam.value.trim()) formulier.submit(); // the server says what is missing
    else gebruik(formulier, fout);
  });
}
for (const vak of kan ? document.querySelectorAll("[data-zonder-passkey]") : []) vak.hidden = true;
