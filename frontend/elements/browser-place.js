/**
 * <browser-place>: fills the hidden fields `time_zone` and `language` with what the browser knows.
 * Without a script both stay empty, and the server's own values stand until "About you" is answered.
 */
class BrowserPlace extends HTMLElement {
  connectedCallback() {
    const zone = this.querySelector('input[name="time_zone"]');
    const language = this.querySelector('input[name="language"]');
    if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    if (language && !language.value) language.value = navigator.language ?? "";
  }
}

customElements.define("browser-place", BrowserPlace);
