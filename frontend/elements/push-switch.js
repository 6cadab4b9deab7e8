import { keepWords } from "../src/push.js";

/**
 * <push-switch>: asks the browser for a push address and puts it into the form, which then says who
 * learns what before anything is kept. Where push cannot work, the words without script stay.
 *
 * data-key    the server's public key, base64url
 * data-words  what a reminder says
 * data-on     where the server reminds a browser of this person already
 */
class PushSwitch extends HTMLElement {
  async connectedCallback() {
    const registration = await navigator.serviceWorker?.getRegistration();
    if (!registration || !("PushManager" in window) || !("Notification" in window)) return;
    await keepWords(window.caches, this.dataset.words);
    const standing = await registration.pushManager.getSubscription();
    // A browser that asked for an address and then was told no shall not keep it.
    if (standing && !("on" in this.dataset)) await standing.unsubscribe();
    const form = this.querySelector("form");
    form.hidden = false;
    this.querySelector(".unable").hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(registration, form);
    });
  }

  async ask(registration, form) {
    try {
      const subscription = await registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: this.dataset.key,
      });
      form.elements.endpoint.value = subscription.endpoint;
      form.submit();
    } catch {
      this.querySelector(".refused").hidden = false;
    }
  }
}

customElements.define("push-switch", PushSwitch);
