// Speaks with the browser's keeper of passkeys. Answers are words of ours ("", "cancelled", "already", "none") or, after
// a "!", the operator's sentence.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  async function ask(path, body) {
    const answer = await fetch("/session/passkey" + path, {
      method: "POST",
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error("!" + ((await answer.json().catch(() => ({}))).detail ?? answer.status));
    return answer.status === 200 ? answer.json() : undefined;
  }

  /** Older browsers do not put their answer into the standard's JSON themselves. */
  function told(credential, fields) {
    const response = {};
    for (const field of fields) {
      if (credential.response[field]) response[field] = text(credential.response[field]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    };
  }

  function reason(error) {
    if (error.message?.startsWith("!")) return error.message;
    if (error.name === "InvalidStateError") return "already";
    return error.name === "NotAllowedError" || error.name === "AbortError" ? "cancelled" : "none";
  }

  let waiting;

  async function signIn(conditional) {
    waiting?.abort();
    const mine = (waiting = new AbortController());
    try {
      const options = await ask("/options");
      const credential = await navigator.credentials.get({
        publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) },
        mediation: conditional ? "conditional" : "optional",
        signal: mine.signal,
      });
      await ask("", told(credential, ["clientDataJSON", "authenticatorData", "signature", "userHandle"]));
      location.assign("/");
      return "";
    } catch (error) {
      return mine.signal.aborted ? "" : reason(error);
    }
  }

  window.nocodoPasskeys = {
    /** A passkey needs a name to be for; an address is none. */
    possible: () => !!window.PublicKeyCredential && /[a-z]/i.test(location.hostname),

    async add(name) {
      try {
        const options = await ask("/new/options");
        const credential = await navigator.credentials.create({
          publicKey: {
            ...options,
            challenge: bytes(options.challenge),
            user: { ...options.user, id: bytes(options.user.id) },
            excludeCredentials: known(options.excludeCredentials),
          },
        });
        await ask("/new?name=" + encodeURIComponent(name), told(credential, ["clientDataJSON", "attestationObject"]));
        return "";
      } catch (error) {
        return reason(error);
      }
    },

    /** Shows the button, and lets the browser offer passkeys where the address is typed. */
    async offer(button, failed) {
      if (!window.nocodoPasskeys.possible()) return;
      button.hidden = false;
      const attempt = async (conditional) => {
        const result = await signIn(conditional);
        if (result && !(conditional && !result.startsWith("!"))) failed(result);
      };
      button.addEventListener("click", () => attempt(false));
      if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
      document.querySelector('input[name="username"]')?.setAttribute("autocomplete", "username webauthn");
      attempt(true);
    },
  };
})();
