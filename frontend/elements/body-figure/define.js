import { BodyFigureElement } from "./body-figure.js";

if (!customElements.get("body-figure")) customElements.define("body-figure", BodyFigureElement);
