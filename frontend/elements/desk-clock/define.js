import { DeskClockElement } from "./desk-clock.js";

if (!customElements.get("desk-clock")) customElements.define("desk-clock", DeskClockElement);
