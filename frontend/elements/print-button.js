/** A button that prints the page. Without script it is not there; the browser's own menu prints.
 * `quiet`: beside something that matters more. */
class PrintButton extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = this.hasAttribute("quiet") ? "button quiet" : "button";
    button.textContent = this.getAttribute("words") ?? "";
    button.addEventListener("click", () => window.print());
    this.replaceChildren(button);
  }
}

customElements.define("print-button", PrintButton);
