// Asks the device for a passkey when its button is pressed, and sends the answer with the form. Without it the form stays hidden.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)).buffer;
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

function optionsOf(asked, make) {
  const known = (list) => (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));
  const options = { ...asked, challenge: bytes(asked.challenge) };
  if (!make) return { ...options, allowCredentials: known(asked.allowCredentials) };
  return { ...options, user: { ...asked.user, id: bytes(asked.user.id) }, excludeCredentials: known(asked.excludeCredentials) };
}

function answerOf(credential) {
  const said = credential.response;
  const response = { clientDataJSON: text(said.clientDataJSON) };
  if (said.attestationObject) {
    response.attestationObject = text(said.attestationObject);
    response.transports = said.getTransports?.() ?? [];
  } else {
    response.authenticatorData = text(said.authenticatorData);
    response.signature = text(said.signature);
    response.userHandle = said.userHandle ? text(said.userHandle) : null;
  }
  return {
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(), authenticatorAttachment: credential.authenticatorAttachment,
  };
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const make = form.dataset.passkey === 'make';
  const told = form.querySelector('[data-passkey-told]');
  // A key belongs to a name: on an address of figures no browser makes one.
  if (!window.PublicKeyCredential || /^[\d.:[\]]+$/.test(location.hostname)) continue;
  form.hidden = false;
  for (const other of document.querySelectorAll('[data-passkey-none]')) other.hidden = true;
  form.addEventListener('submit', async (press) => {
    const field = form.querySelector('[name=credential]');
    if (field.value) return;
    press.preventDefault();
    told.hidden = true;
    const publicKey = optionsOf(JSON.parse(form.dataset.options), make);
    try {
      field.value = JSON.stringify(answerOf(await (make ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }))));
      form.submit();
    } catch (stopped) {
      // The browser says neither whether there is no key nor whether its owner stopped: both go on by another way.
      told.textContent = stopped.name === 'InvalidStateError' ? form.dataset.there : form.dataset.stopped;
      told.hidden = false;
      told.focus();
    }
  });
}
