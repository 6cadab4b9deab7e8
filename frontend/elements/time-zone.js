/**
 * <time-zone>: where the browser's zone is already chosen, the long list folds away behind one line.
 * It stays a plain list without a script, and where the two zones differ.
 */
class TimeZone extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    const label = this.querySelector("label");
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!select || !label || select.value !== here || this.querySelector(".invalid, details")) return;
    const fold = document.createElement("details");
    fold.className = "more";
    const line = document.createElement("summary");
    line.textContent = `${label.textContent}: ${select.selectedOptions[0].text}`;
    fold.append(line, ...this.childNodes);
    this.append(fold);
  }
}

customElements.define("time-zone", TimeZone);
