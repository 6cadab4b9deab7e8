import { BreathRingElement } from "./breath-ring.js";

if (!customElements.get("breath-ring")) customElements.define("breath-ring", BreathRingElement);
